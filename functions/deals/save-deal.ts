/** One registration from its old state to its new, with every copy, counter and event that follows, all or nothing. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { dealEntryWrite, protectionWrite } from '#functions/accounts/index.ts';
import {
  absent,
  atVersion,
  commit,
  ConditionFailed,
  orAbsent,
  type Change,
  type Condition,
  type Write,
} from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { accountEntryOf } from './domain/account-entry.ts';
import { nextDue } from './domain/protection.ts';
import { countsAsOpen, isPrivate, type Registration } from './domain/registration.ts';
import { copyOf, dealCopyItem, dealItem } from './store/deal-items.ts';
import { dealEventCopyKey, dealKey, openDealsKey } from './store/deal-keys.ts';
import { toldOf } from './told-of.ts';

export interface DealMove {
  before: Registration | undefined;
  after: Registration;
  /** What happened, in the past tense: `approved`. */
  happened: string;
  /** More of the event's data, told to every reader of the timeline. */
  data?: Record<string, string | number | null>;
  /** Data for the vendor alone. */
  vendorData?: Record<string, string | number | null>;
  /** What a person wrote. */
  note?: string | undefined;
  /** `both`: its partner may read the note, too. Else it stays with those who wrote it. */
  noteFor?: 'both';
  /** How many were open when it was judged, where the judgement depends on it (label `open-deals`). */
  openAsRead?: number;
  /** How its entry at the account is written, where that is bound to what was read; else it is simply kept up. */
  entryWrite?: Write | null;
  extra?: readonly Write[];
  events?: readonly EventDraft[];
}

type Terms = ConflictPolicy['protection'];

/** By how much the open registrations of a partner change. */
export const openChange = (before: Registration | undefined, after: Registration): -1 | 0 | 1 => {
  const was = before !== undefined && countsAsOpen(before);
  const is = countsAsOpen(after);
  if (was === is) return 0;
  return is ? 1 : -1;
};

/** Holds while a partner has as many open registrations as were read; before the first there is no count. */
const countedAs = (open: number): Condition => {
  const asRead = {
    expression: '#open = :openAsRead',
    names: { '#open': 'open' },
    values: { ':openAsRead': open },
  };
  return open === 0 ? orAbsent(asRead) : asRead;
};

function openWrites({ before, after, openAsRead }: DealMove): Write[] {
  const delta = openChange(before, after);
  if (delta === 0) return [];
  return [
    {
      label: 'open-deals',
      update: openDealsKey(after.partnerId),
      set: 'ADD #open :delta',
      names: { '#open': 'open' },
      values: { ':delta': delta },
      ...(openAsRead === undefined ? {} : { when: countedAs(openAsRead) }),
    },
  ];
}

const isProtected = (deal: Registration | undefined): boolean => deal?.status === 'approved';

/** Whether it protects its account is also written where placement looks. */
function accountWrites({ before, after, entryWrite }: DealMove): Write[] {
  const { accountId } = after;
  if (accountId === null) return [];
  const entry = accountEntryOf(after);
  const kept =
    entryWrite === undefined && entry !== null ? dealEntryWrite(accountId, after.id, entry) : entryWrite;
  const protects = isProtected(after) ? (after.protection?.until ?? null) : null;
  const changed = isProtected(before) || protects !== null;
  return [
    ...(kept === null || kept === undefined ? [] : [kept]),
    ...(changed
      ? [
          protectionWrite(
            accountId,
            after.id,
            protects === null
              ? null
              : { partnerId: after.partnerId, productFamily: after.productFamily, until: protects },
          ),
        ]
      : []),
  ];
}

function eventOf(move: DealMove, change: Change): EventDraft {
  const { before, after, happened, data = {}, vendorData = {}, note, noteFor } = move;
  const told = { from: before?.status ?? null, to: after.status, ...data };
  return {
    type: `rafiq.deals.deal.${happened}.v1`,
    subject: after.id,
    pk: dealKey(after.id).pk,
    version: after.version,
    data: {
      ...told,
      ...vendorData,
      partnerId: after.partnerId,
      partnerName: after.partnerName,
      accountId: after.accountId,
      conflictId: after.conflictId,
    },
    changed: ['status'],
    note,
    copies: [
      {
        key: dealEventCopyKey(after.partnerId, after.id, after.version),
        data: told,
        note: change.by.organisation === after.partnerId || noteFor === 'both',
      },
    ],
  };
}

/** Everything that changes with a move, and what it tells: pure. */
export function planOfDeal(
  move: DealMove,
  terms: Terms,
  change: Change,
): { writes: Write[]; events: EventDraft[] } {
  const { before, after, extra = [], events = [] } = move;
  return {
    writes: [
      {
        label: 'deal',
        put: dealItem(after, nextDue(after, terms)),
        when: before === undefined ? absent : atVersion(before.version),
      },
      { label: 'deal-copy', put: dealCopyItem(copyOf(after, toldOf(after))) },
      ...openWrites(move),
      ...(isPrivate(after) ? [] : accountWrites(move)),
      ...extra,
    ],
    events: [eventOf(move, change), ...events],
  };
}

/**
 * Saves a move (1 transaction).
 * @throws Problem `partner-suspended` or `partner-not-active`; ConditionFailed if the registration has moved on
 */
export async function saveDeal<Answer>(
  change: Change,
  move: DealMove,
  terms: Terms,
  answer: Answer,
): Promise<Answer> {
  try {
    return await commit(change, { ...planOfDeal(move, terms, change), answer });
  } catch (error) {
    if (!(error instanceof ConditionFailed) || error.label !== 'partner-active') throw error;
    const own = change.by.organisation === move.after.partnerId;
    throw new Problem(own ? 'partner-suspended' : 'partner-not-active', { cause: error });
  }
}

/** Reads and decides again when the registration moved between the reading and the writing. */
export const untilDealSettled = untilSettledOn('deal');
