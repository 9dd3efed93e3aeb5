/** One lead from its old state to its new, with every copy, counter and event that follows, all or nothing. */
import type { Capacity } from '@rafiq/shared/partners/contract.ts';
import type { OwnText } from '@rafiq/shared/settings/status.ts';
import { sightWrites } from '#functions/audit/index.ts';
import { ConditionFailed, commit, type Change, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft, Written } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { loadChange, refusedClaim, type ClaimLimits } from '#functions/partners/index.ts';
import {
  holderOf,
  isWorked,
  type Lead,
  occupies,
  showsContactTo,
  uncontactedClaimant,
} from './domain/lead.ts';
import { turnScope } from './domain/distribution/turns.ts';
import { contactsOf, eventCopyKey, ownContactsOf, recordKey } from './store/lead-keys.ts';
import { moveWrites, type Answered } from './store/lead-writes.ts';
import { creditLabel } from './store/standings.ts';

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
  /** What a claim from the pool is refused for beside the caps. */
  claim?: ClaimLimits & { coolDownMs: number };
  extra?: readonly Write[];
  events?: readonly EventDraft[];
}

const noCap: Capacity = { maxOpen: null, maxPerDay: null };

/** By how much a count changes for a partner that was counted before, or is now. */
const changeFor = (partnerId: string, before: string | null, now: string | null): -1 | 0 | 1 => {
  if (before === now) return 0;
  if (now === partnerId) return 1;
  return before === partnerId ? -1 : 0;
};

const occupant = (lead: Lead | undefined): string | null =>
  lead !== undefined && occupies(lead) ? (holderOf(lead)?.partnerId ?? null) : null;

/** The load of the partner that is freed, and of the one that takes the lead on or contacts its customer at last. */
function loadWrites({ before, after, capacity = noCap, claim }: Move, day: string): Write[] {
  const [formerly, now] = [occupant(before), occupant(after)];
  const uncontacted = before === undefined ? null : uncontactedClaimant(before);
  const concerned = new Set([formerly, now].filter((partnerId) => partnerId !== null));
  return [...concerned].flatMap((partnerId) => {
    const delta = {
      open: changeFor(partnerId, formerly, now),
      uncontacted: changeFor(partnerId, uncontacted, uncontactedClaimant(after)),
    };
    if (delta.open === 0 && delta.uncontacted === 0) return [];
    const caps = partnerId === now ? capacity : noCap;
    return [loadChange(partnerId, delta, { ...caps, day }, partnerId === now ? claim : undefined)];
  });
}

/** The turn that an offer of the policy takes, and one that is given back as an offer ends: the scopes they count in. */
function turnsOf({ before, after, extra = [] }: Move): Record<string, string> {
  const { country } = after.facts;
  const turnIn =
    after.state.substatus === 'offered' && before?.state.substatus === 'pending'
      ? turnScope(after.state.turnIn, country)
      : null;
  const given: Record<string, string> = turnIn === null ? {} : { turnIn };
  if (before?.state.substatus !== 'offered' || !extra.some(({ label }) => label === creditLabel))
    return given;
  const { partnerId, turnIn: counted } = before.state;
  const turnBackIn = turnScope(counted, country);
  // Whoever has the lead now may be another than who gets its turn back.
  return turnBackIn === null ? given : { ...given, turnBackIn, turnBackOf: partnerId };
}

/** What a move tells, to the vendor and to its holder. */
export function eventOf(move: Move, change: Change): EventDraft {
  const {
    before,
    after,
    happened,
    data = {},
    vendorData = {},
    note,
    noteFor,
    noteStays = false,
    written,
  } = move;
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
      policyVersion: after.placedBy,
      ...turnsOf(move),
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
 * @throws Problem `capacity-reached` if the partner's caps are full, `pool-limit-reached` or `claim-too-soon` if it may
 * not claim another; ConditionFailed if the lead has moved on
 */
export async function saveLead<Answer>(change: Change, move: Move, answer: Answer): Promise<Answer> {
  try {
    return await commit(change, { ...planOf(move, change), answer });
  } catch (error) {
    throw refusalOf(error, move, change);
  }
}

/** What a failed condition means to the one who asked; the lead's own version is left to the caller to read again. */
function refusalOf(error: unknown, move: Move, { by }: Change): unknown {
  if (!(error instanceof ConditionFailed)) return error;
  if (error.label === 'partner-load') return loadRefusal(error, move);
  if (error.label !== 'partner-active') return error;
  return new Problem(
    by.organisation === holderOf(move.after)?.partnerId ? 'partner-suspended' : 'partner-not-active',
    { cause: error },
  );
}

/** Which of its limits a partner has met; a wait is told in minutes, and to machines in seconds. */
function loadRefusal(error: ConditionFailed, { claim }: Move): Problem {
  const refused = claim && refusedClaim(error.item, claim);
  if (claim === undefined || refused === undefined) return new Problem('capacity-reached', { cause: error });
  if (refused.kind === 'too-many') {
    return new Problem('pool-limit-reached', { params: { most: refused.most }, cause: error });
  }
  const waitMs = Math.max(1, Date.parse(refused.claimedAt) + claim.coolDownMs - Date.parse(claim.at));
  return new Problem('claim-too-soon', {
    params: { minutes: Math.ceil(waitMs / 60_000) },
    retryAfterSeconds: Math.ceil(waitMs / 1000),
    cause: error,
  });
}

/** Reads and decides again when the lead, or the standing of its partner, moved between the reading and the writing. */
export const untilSettled = untilSettledOn('record', 'standing');
