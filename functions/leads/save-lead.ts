/** One lead from its old state to its new, with every copy, counter and event that follows, all or nothing. */
import type { Capacity } from '@rafiq/shared/partners/contract.ts';
import type { OwnText } from '@rafiq/shared/settings/status.ts';
import { sightWrites } from '#functions/audit/index.ts';
import { ConditionFailed, commit, type Change, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft, Written } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { loadChange } from '#functions/partners/index.ts';
import { holderOf, isWorked, type Lead, occupies, showsContactTo } from './domain/lead.ts';
import { contactsOf, eventCopyKey, ownContactsOf, recordKey } from './store/lead-keys.ts';
import { moveWrites, type Answered } from './store/lead-writes.ts';

export interface Move {
  before: Lead | undefined;
  after: Lead;
  /** What happened, in the past tense: `claimed`. */
  happened: string;
  /** More of the event's data, told to every reader of the timeline. */
  data?: Record<string, string | number | null | OwnText>;
  /** Data for the vendor alone. */
  vendorData?: Record<string, string | number | null>;
  note?: string | undefined;
  /** `owner`: whoever has accepted the lead may read the note, too. Else it stays with those who wrote it. */
  noteFor?: 'owner';
  /** A note that stays with the partner that wrote it. */
  noteStays?: boolean;
  written?: Written;
  answered?: Answered;
  /** The caps of the partner that takes the lead on, if one does. */
  capacity?: Capacity;
  extra?: readonly Write[];
  events?: readonly EventDraft[];
}

const noCap: Capacity = { maxOpen: null, maxPerDay: null };

/** The load of the partner that is freed, and of the one that takes the lead on. */
function loadWrites({ before, after, capacity = noCap }: Move, day: string): Write[] {
  const formerly = before !== undefined && occupies(before) ? holderOf(before)?.partnerId : undefined;
  const now = occupies(after) ? holderOf(after)?.partnerId : undefined;
  if (formerly === now) return [];
  return [
    ...(formerly === undefined ? [] : [loadChange(formerly, -1, { ...noCap, day })]),
    ...(now === undefined ? [] : [loadChange(now, 1, { ...capacity, day })]),
  ];
}

/** What a move tells, to the vendor and to its holder. */
export function eventOf(
  { before, after, happened, data = {}, vendorData = {}, note, noteFor, noteStays = false, written }: Move,
  change: Change,
): EventDraft {
  const holder = holderOf(after);
  const concerned = holder ?? (before === undefined ? null : holderOf(before));
  const contacted = happened === 'contacted' ? after.customer.accountId : null;
  const told = { from: before?.state.substatus ?? null, to: after.state.substatus, ...data };
  return {
    type: `rafiq.leads.lead.${happened}.v1`,
    subject: after.id,
    pk: recordKey(after.id).pk,
    version: after.version,
    data: {
      ...told,
      ...vendorData,
      partnerId: concerned?.partnerId ?? null,
      partnerName: concerned?.partnerName ?? null,
      country: after.facts.country,
      unplacedReason: after.state.substatus === 'unplaced' ? after.state.reason.code : null,
      formerReason: before?.state.substatus === 'unplaced' ? before.state.reason.code : null,
    },
    changed: ['state'],
    note,
    ...(noteStays && { noteHere: false }),
    ...(written && { written }),
    ...(contacted !== null && { listedIn: contactsOf(contacted) }),
    copies:
      holder === null
        ? []
        : [
            {
              key: eventCopyKey(holder.partnerId, after.id, after.version),
              data: told,
              note:
                change.by.organisation === holder.partnerId || (noteFor === 'owner' && isWorked(after.state)),
              ...(contacted !== null && { listedIn: ownContactsOf(holder.partnerId, contacted) }),
            },
          ],
  };
}

/** Everything that changes with a move, and what it tells: pure. */
export const planOf = (move: Move, change: Change): { writes: Write[]; events: EventDraft[] } => ({
  writes: [
    ...moveWrites(move.before, move.after, move.answered ?? null),
    ...loadWrites(move, change.at.slice(0, 10)),
    ...(showsContactTo(change.by.organisation, move.before, move.after)
      ? sightWrites(move.after.id, change.by, change.at)
      : []),
    ...(move.extra ?? []),
  ],
  events: [eventOf(move, change), ...(move.events ?? [])],
});

/**
 * Saves a move.
 * @throws Problem `capacity-reached` if the partner's caps are full; ConditionFailed if the lead has moved on
 */
export async function saveLead<Answer>(change: Change, move: Move, answer: Answer): Promise<Answer> {
  try {
    return await commit(change, { ...planOf(move, change), answer });
  } catch (error) {
    throw refusalOf(error, move, change);
  }
}

/** What a failed condition means to the one who asked; the lead's own version is left to the caller to read again. */
function refusalOf(error: unknown, { after }: Move, { by }: Change): unknown {
  if (!(error instanceof ConditionFailed)) return error;
  if (error.label === 'partner-load') return new Problem('capacity-reached', { cause: error });
  if (error.label !== 'partner-active') return error;
  return new Problem(
    by.organisation === holderOf(after)?.partnerId ? 'partner-suspended' : 'partner-not-active',
    { cause: error },
  );
}

/** Reads and decides again when the lead, or the standing of its partner, moved between the reading and the writing. */
export const untilSettled = untilSettledOn('record', 'standing');
