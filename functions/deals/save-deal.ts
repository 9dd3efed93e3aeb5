/** One registration from its old state to its new, with every copy, counter and event that follows, all or nothing. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { dealEntriesWrite, dealEntryLeaves, protectionsWrite } from '#functions/accounts/index.ts';
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
import { wordChanges } from '#functions/kernel/search.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { accountEntryOf } from './domain/account-entry.ts';
import { nextDue } from './domain/protection.ts';
import { countsAsOpen, isPrivate, type Registration } from './domain/registration.ts';
import { dealClockWrites } from './store/deal-clocks.ts';
import { copyOf, dealCopyItem, dealItem, resellerCopyOf } from './store/deal-items.ts';
import {
  dealContactKey,
  dealCopyKey,
  dealEventCopyKey,
  dealKey,
  dealSpace,
  openDealsKey,
  partnerDealSpace,
} from './store/deal-keys.ts';
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
  /** `both`: its partner may read the note, too; the reseller it is for never. Else it stays with those who wrote it. */
  noteFor?: 'both';
  /** How many were open when it was judged, where the judgement depends on it (label `open-deals`). */
  openAsRead?: number;
  /**
   * How its entry at the account is written, where that is bound to what was read; else it is simply kept up. Null: it
   * stays as it is.
   */
  entryWrite?: Write | null | undefined;
  /** How its entry leaves the account it lay at, where that is bound to what was read; else it is simply removed. */
  leaveWrite?: Write | undefined;
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

/** By which e-mail it is found where a person's data is looked for: kept up as that changes. */
function contactWrites({ before, after }: DealMove): Write[] {
  const formerly = before?.content.contact?.email;
  const now = after.content.contact?.email;
  const keyOf = (email: string | undefined) =>
    email === undefined ? undefined : dealContactKey(email, after.id);
  const [was, is] = [keyOf(formerly), keyOf(now)];
  if (was?.pk === is?.pk) return [];
  return [
    ...(was === undefined ? [] : [{ label: 'contact', remove: was }]),
    ...(is === undefined
      ? []
      : [{ label: 'contact', put: { ...is, kind: 'deal-contact', schema: 1, dealId: after.id } }]),
  ];
}

/** Who reads of a registration beside its partner and the vendor: drafts are nobody's business. */
const readersBeside = (deal: Registration | undefined): string[] =>
  deal === undefined || deal.onBehalfOf === null || isPrivate(deal) ? [] : [deal.onBehalfOf.partnerId];

/** Who read of a registration before, and does no more: it is a draft again, or for somebody else. */
function readersGone(before: Registration | undefined, after: Registration): string[] {
  const stay = readersBeside(after);
  return readersBeside(before).filter((holderId) => !stay.includes(holderId));
}

/** The copies of a registration: its partner's, and once it was submitted that of the reseller it is for. */
function copyWrites({ before, after }: DealMove): Write[] {
  const copy = copyOf(after, toldOf(after));
  return [
    ...readersGone(before, after).map((holderId) => ({
      label: 'deal-copy',
      remove: dealCopyKey(holderId, after.id),
    })),
    { label: 'deal-copy', put: dealCopyItem(copy) },
    ...readersBeside(after).map((holderId) => ({
      label: 'deal-copy',
      put: dealCopyItem(resellerCopyOf(copy), holderId),
    })),
  ];
}

/** What a registration is found by. */
const nameOf = (deal: Registration | undefined): string => deal?.content.company.name ?? '';

/**
 * Its partner finds it from its first draft, the vendor and the reseller it is for once it was submitted; nothing where
 * its name stays.
 */
function searchWrites({ before, after }: DealMove): Write[] {
  const name = nameOf(after);
  const { id, partnerId } = after;
  const shownBefore = before === undefined || isPrivate(before) ? '' : nameOf(before);
  const shown = isPrivate(after) ? '' : name;
  const foundByBefore = readersBeside(before);
  return [
    ...(nameOf(before) === name
      ? []
      : wordChanges(partnerDealSpace(partnerId), id, nameOf(before), name, dealCopyKey(partnerId, id))),
    ...(shownBefore === shown ? [] : wordChanges(dealSpace, id, shownBefore, shown, dealKey(id))),
    ...readersGone(before, after).flatMap((holderId) =>
      wordChanges(partnerDealSpace(holderId), id, shownBefore, '', dealCopyKey(holderId, id)),
    ),
    ...readersBeside(after).flatMap((holderId) => {
      const known = foundByBefore.includes(holderId) ? shownBefore : '';
      return known === shown
        ? []
        : wordChanges(partnerDealSpace(holderId), id, known, shown, dealCopyKey(holderId, id));
    }),
  ];
}

const isProtected = (deal: Registration | undefined): boolean => deal?.status === 'approved';

/** What a registration protects at its account; undefined where it neither does nor did. */
function protects({ before, after }: DealMove) {
  const { partnerId, productFamily, protection } = after;
  if (isProtected(after) && protection !== null) return { partnerId, productFamily, until: protection.until };
  return isProtected(before) ? null : undefined;
}

/**
 * What the account of some registrations keeps of them: an entry for the rules to look at, and whether it is protected
 * where placement looks. Of several that are written together it is written once.
 */
function accountWrites(accountId: string, moves: readonly DealMove[]): Write[] {
  const kept = moves.filter(({ entryWrite }) => entryWrite === undefined);
  const entries = kept.flatMap(({ after }): Parameters<typeof dealEntriesWrite>[1] => {
    const entry = accountEntryOf(after);
    return entry === null ? [] : [[after.id, entry]];
  });
  const protections = moves.flatMap((move): Parameters<typeof protectionsWrite>[1] => {
    const said = protects(move);
    return said === undefined ? [] : [[move.after.id, said]];
  });
  return [
    ...moves.flatMap(({ entryWrite }) => entryWrite ?? []),
    ...(entries.length === 0 ? [] : [dealEntriesWrite(accountId, entries)]),
    ...(protections.length === 0 ? [] : [protectionsWrite(accountId, protections)]),
  ];
}

/** A registration that lies at another account than before, or at none, leaves its entry there. */
function leaveWrites({ before, after, leaveWrite }: DealMove): Write[] {
  const left = before?.accountId ?? null;
  if (left === null || left === after.accountId) return [];
  return [leaveWrite ?? dealEntryLeaves(left, after.id)];
}

function eventOf(move: DealMove, change: Change): EventDraft {
  const { before, after, happened, data = {}, vendorData = {}, note, noteFor } = move;
  const told = { from: before?.status ?? null, to: after.status, ...data };
  // Whose part of it is how large is its partner's business.
  const { share: _share, ...ofDeal }: Record<string, string | number | null> = told;
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
      ...(happened === 'share-changed' ? [] : readersBeside(after)).map((readerId) => ({
        key: dealEventCopyKey(readerId, after.id, after.version),
        data: ofDeal,
        note: false,
      })),
    ],
  };
}

/** Everything that changes with a move, and what it tells: pure. */
export const planOfDeal = (
  move: DealMove,
  terms: Terms,
  change: Change,
): { writes: Write[]; events: EventDraft[] } => planOfDeals([move], terms, change);

/** The same for moves of several registrations in one transaction, each of another partner. */
export function planOfDeals(
  moves: readonly DealMove[],
  terms: Terms,
  change: Change,
): { writes: Write[]; events: EventDraft[] } {
  const atAccounts = Map.groupBy(
    moves.filter(({ after }) => !isPrivate(after) && after.accountId !== null),
    ({ after }) => after.accountId ?? '',
  );
  return {
    writes: [
      ...moves.flatMap((move): Write[] => [
        {
          label: 'deal',
          put: dealItem(move.after, nextDue(move.after, terms)),
          when: move.before === undefined ? absent : atVersion(move.before.version),
        },
        ...copyWrites(move),
        ...dealClockWrites(move.before, move.after),
        ...openWrites(move),
        ...contactWrites(move),
        ...searchWrites(move),
        ...leaveWrites(move),
        ...(move.extra ?? []),
      ]),
      ...[...atAccounts].flatMap(([accountId, at]) => accountWrites(accountId, at)),
    ],
    events: moves.flatMap((move) => [eventOf(move, change), ...(move.events ?? [])]),
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

/** Reads and decides again when the registration, or its conflict case, moved between the reading and the writing. */
export const untilDealSettled = untilSettledOn('deal', 'case', 'check-told');
