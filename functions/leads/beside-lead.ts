/** What others write beside a lead: who may, what it is bound to, and whose timeline it enters. */
import type { Caller } from '#functions/kernel/caller.ts';
import { atVersion, type Change, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft, Written } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { mayMove } from '@rafiq/shared/leads/status.ts';
import { isWarned, restartIdle } from './domain/idle-clock.ts';
import { holderOf, isWorked, type Lead } from './domain/lead.ts';
import { contact } from './domain/work-lead.ts';
import { leadWithinReach } from './reach.ts';
import { planOf } from './save-lead.ts';
import { contactsOf, eventCopyKey, ownContactsOf, recordKey } from './store/lead-keys.ts';
import { findLead } from './store/lead-store.ts';
import { rewriteWrites } from './store/lead-writes.ts';

/** A lead somebody may write about. */
export interface SeenLead {
  lead: Lead;
  /** The partner that owns it; an offer not yet accepted makes no owner. */
  owner: { id: string; name: string } | null;
  /** What binds a writing of this instant to the lead's standing as it was read (label `record`). */
  unmoved: (at: string) => Write[];
}

/** The partner that owns a lead now. */
export function ownerOf(lead: Lead): SeenLead['owner'] {
  const holder = lead.state.substatus === 'offered' ? null : holderOf(lead);
  return holder === null ? null : { id: holder.partnerId, name: holder.partnerName };
}

/**
 * A check is enough (1 item), but for the owner of a lead who was warned that it loses it: whatever that one writes
 * sets the clock anew, so that of it and a recall at the same moment only one can stand (2 items).
 */
function unmovedWrites(lead: Lead, caller: Caller, at: string): Write[] {
  const { state } = lead;
  return isWorked(state) && isWarned(state) && state.partnerId === caller.partnerId
    ? rewriteWrites(lead, restartIdle(lead, state, at))
    : [{ label: 'record', check: recordKey(lead.id), when: atVersion(lead.version) }];
}

/**
 * A lead the caller may write about (1 request).
 * @throws Problem `not-found` beyond its reach, `illegal-move` for a partner that has not accepted it yet
 */
export async function leadSeenBy(caller: Caller, leadId: string): Promise<SeenLead> {
  const lead = caller.partnerId === null ? await leadWithinReach(caller, leadId) : await findLead(leadId);
  if (lead === undefined) throw new Problem('not-found');
  const owner = ownerOf(lead);
  if (caller.partnerId !== null && owner?.id !== caller.partnerId) {
    if (holderOf(lead)?.partnerId !== caller.partnerId) throw new Problem('not-found');
    throw new Problem('illegal-move', { params: { from: lead.state.substatus, move: 'write' } });
  }
  return { lead, owner, unmoved: (at) => unmovedWrites(lead, caller, at) };
}

/** What is told beside a lead. */
export interface Told {
  id: string;
  /** In the past tense: `noted`. */
  happened: string;
  data: Record<string, unknown>;
  note?: string | undefined;
  written?: Written;
  /** Whose timeline it enters: the vendor's, the owner's, or both. */
  readers: 'vendor' | 'owner' | 'both';
  /** Whether it was a contact with the customer, which the history of its account shows. */
  contact?: boolean;
}

/** The event of something that happened beside a lead and moved nothing: pure. */
export function besideLead({ lead, owner }: Pick<SeenLead, 'lead' | 'owner'>, told: Told): EventDraft {
  const { accountId } = lead.customer;
  const listed = told.contact === true ? accountId : null;
  const { substatus } = lead.state;
  const data = { ...told.data, from: substatus, to: substatus };
  const ownKey = owner && eventCopyKey(owner.id, lead.id, lead.version);
  const ownList = owner && listed !== null ? { listedIn: ownContactsOf(owner.id, listed) } : {};
  const draft: EventDraft = {
    id: told.id,
    type: `rafiq.leads.lead.${told.happened}.v1`,
    subject: lead.id,
    pk: recordKey(lead.id).pk,
    version: lead.version,
    beside: true,
    data: {
      ...data,
      partnerId: owner?.id ?? null,
      partnerName: owner?.name ?? null,
      country: lead.facts.country,
    },
    note: told.note,
    ...(told.written && { written: told.written }),
  };
  // What a partner keeps to itself lies in its own partition alone: no reader of the vendor could forget a check.
  if (told.readers === 'owner' && ownKey !== null) return { ...draft, place: ownKey, ...ownList };
  return {
    ...draft,
    ...(listed !== null && { listedIn: contactsOf(listed) }),
    ...(told.readers === 'both' &&
      ownKey !== null && { copies: [{ key: ownKey, data, note: true, ...ownList }] }),
  };
}

/**
 * A contact that also moves the lead on, as its owner may: everything that changes, and what it tells.
 * @throws Problem `illegal-move` where the state table forbids it
 */
export function planContact(
  { lead, owner }: SeenLead,
  made: {
    channel: string;
    data: Record<string, string | null>;
    note: string | undefined;
    written: Written;
  },
  change: Change,
): { writes: Write[]; events: EventDraft[] } {
  const { state } = lead;
  if (owner === null || !isWorked(state) || !mayMove(state.substatus, 'contact')) {
    throw new Problem('illegal-move', { params: { from: state.substatus, move: 'contact' } });
  }
  return planOf(
    {
      before: lead,
      after: contact(lead, state, change.at),
      happened: 'contacted',
      data: { channel: made.channel, ...made.data },
      note: made.note,
      noteStays: !made.written.shared,
      written: made.written,
      extra: [mustBeActive(owner.id)],
    },
    change,
  );
}
