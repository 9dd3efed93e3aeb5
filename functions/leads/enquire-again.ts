/** The customer of an open lead writes again: one more line of its story, and no second lead. */
import type { Change } from '#functions/kernel/commit.ts';
import { advance, hasEnded, type Lead } from './domain/lead.ts';
import { saveLead, untilSettled } from './save-lead.ts';
import { findLead } from './store/lead-store.ts';
import { askedThrough, type Beside } from './submit-lead.ts';

/**
 * Adds what the customer wrote to an open lead, for the vendor and for the partner that has accepted it
 * (1 request to read, 1 transaction); false if the lead is closed or gone.
 * @param written the form through which it was, and the words: kept beside the event, so that they can be erased
 */
export const enquireAgain = (
  leadId: string,
  { formName, note }: { formName: string; note: string | undefined },
  change: Change,
  beside: Beside,
): Promise<boolean> =>
  untilSettled(async () => {
    const lead: Lead | undefined = await findLead(leadId);
    if (lead === undefined || hasEnded(lead.state)) return false;
    const { writes, events } = beside(leadId);
    return saveLead(
      change,
      {
        before: lead,
        after: advance(lead, lead.state, change.at),
        happened: 'enquired-again',
        ...askedThrough(formName),
        note,
        noteFor: 'owner',
        extra: writes,
        events,
      },
      true,
    );
  });
