/** The owner's work on a lead: contact, qualify, and the three ways it ends. */
import { afterMove } from '@rafiq/shared/leads/status.ts';
import { idleFrom } from './idle-clock.ts';
import { advance, type ClosedState, type Lead, type WorkedState } from './lead.ts';

/** The customer was contacted; the first time stops the first-contact clock. */
export const contact = (lead: Lead, from: WorkedState, at: string): Lead => {
  const substatus = afterMove(from.substatus, 'contact');
  return advance(
    lead,
    {
      ...from,
      substatus: substatus === 'qualified' ? 'qualified' : 'contacted',
      firstContactedAt: from.firstContactedAt ?? at,
      idle: idleFrom(at),
    },
    at,
  );
};

/** The customer has a need, a budget and a time. */
export const qualify = (lead: Lead, from: WorkedState, at: string): Lead =>
  advance(lead, { ...from, substatus: 'qualified', idle: idleFrom(at) }, at);

/** A lead ends: converted with the value of its deal, lost or disqualified with the reason. */
export const close = (
  lead: Lead,
  from: WorkedState,
  end: {
    substatus: 'converted' | 'lost' | 'disqualified';
    reason: string | null;
    note: string | null;
    dealValue: ClosedState['dealValue'];
  },
  at: string,
): Lead =>
  advance(
    lead,
    {
      partnerId: from.partnerId,
      partnerName: from.partnerName,
      acceptedAt: from.acceptedAt,
      contactBy: from.contactBy,
      firstContactedAt: from.firstContactedAt,
      substatus: end.substatus,
      closedAt: at,
      closeReason: end.reason,
      closeNote: end.note,
      dealValue: end.dealValue,
    },
    at,
  );
