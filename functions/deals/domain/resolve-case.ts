/** What a resolution makes of a case, and of the registrations in it. */
import { isUnheard, mayMoveCase, sparesHolders, type Resolution } from '@rafiq/shared/deals/case-status.ts';
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { mayMoveDeal } from '@rafiq/shared/deals/status.ts';
import { advanceCase } from './advance-case.ts';
import type { ConflictCase } from './conflict-case.ts';
import { holdInCase } from './hold-in-case.ts';
import { hoursAfter, isOver, protect } from './protection.ts';
import { advance, type Protection, type Registration } from './registration.ts';
import { sharesOf } from './shares-of.ts';
import { stillInCase } from './still-in-case.ts';
import { unheardHolders } from './unheard-holders.ts';

type Terms = ConflictPolicy['protection'];

/** What a person decided. */
export interface Decision {
  resolution: Resolution;
  /** In per cent, where the deal is split; else null. */
  claimantShare: number | null;
  /** For all sides to read. */
  note: string | null;
}

/** A registration that a resolution changes. */
export interface DealEffect {
  before: Registration;
  after: Registration;
  happened: 'prevailed' | 'gave-way' | 'share-changed';
}

export interface Effects {
  moved: DealEffect[];
  /**
   * Those it should have changed, and that stand where nothing leads there: won meanwhile, or in the case no more, since
   * they have ended, or are for another company or product by now.
   */
  left: Registration[];
}

interface Protected {
  kind: 'protected';
  share: number | null;
  coSell: boolean;
}
/** Where a resolution wants a registration; `kept` is as it was before the case. */
type Target = Protected | { kind: 'refused' } | { kind: 'kept' };

const alone: Protected = { kind: 'protected', share: null, coSell: false };
const together: Protected = { kind: 'protected', share: null, coSell: true };

/** What a resolution wants for the claimant's registration, and for that of one that holds the account. */
function targetsOf(resolution: Resolution, shareOf: (partnerId: string) => number | null) {
  const shared = ({ partnerId }: Registration): Target => ({ ...alone, share: shareOf(partnerId) });
  const all: Readonly<Record<Resolution, Record<'claimant' | 'holder', (deal: Registration) => Target>>> = {
    upheld: { claimant: () => ({ kind: 'refused' }), holder: () => ({ kind: 'kept' }) },
    transferred: { claimant: () => alone, holder: () => ({ kind: 'refused' }) },
    split: { claimant: shared, holder: shared },
    'co-sell': { claimant: () => together, holder: () => together },
    dismissed: { claimant: () => alone, holder: () => ({ kind: 'kept' }) },
  };
  return all[resolution];
}

/** One registration, where it is wanted: moved, left because nothing leads there, or there already (null). */
type Step = DealEffect | 'left' | null;

/** A protection given back goes on to its end, and nobody is blamed for the time in which it was taken. */
const givenBack = (protection: Protection | null, at: string, terms: Terms): Protection =>
  protection === null || isOver(protection, at)
    ? protect(at, terms)
    : { ...protection, lastProgressAt: at, warnedAt: null, pending: null };

/** What no longer waits for anybody. */
const settled = { decideBy: null, overdueAt: null, asked: null } as const;

function shareOut(
  before: Registration,
  { share, coSell }: Pick<Protected, 'share' | 'coSell'>,
  decided: Pick<Registration, 'decision'>,
  at: string,
): Step {
  if (before.share === share && before.coSell === coSell) return null;
  const after = { ...before, ...decided, share, coSell, updatedAt: at, version: before.version + 1 };
  return { before, after, happened: 'share-changed' };
}

/**
 * The steps that a decision comes to for one registration.
 * @param former how the case was resolved before; null at its first resolution
 */
function stepTo(
  target: Target,
  before: Registration,
  {
    former,
    decided,
    at,
    terms,
  }: { former: Resolution | null; decided: Pick<Registration, 'decision'>; at: string; terms: Terms },
): Step {
  if (target.kind === 'refused') {
    if (before.status === 'rejected') return null;
    if (!mayMoveDeal(before.status, 'give-way')) return 'left';
    const protection = before.protection && { ...before.protection, pending: null };
    const change = { ...decided, ...settled, protection, share: null, coSell: false };
    return { before, after: advance(before, 'give-way', at, change), happened: 'gave-way' };
  }
  const prevailing = (change: Pick<Registration, 'share' | 'coSell' | 'protection'>): Step => ({
    before,
    after: advance(before, 'prevail', at, { ...decided, ...settled, end: null, ...change }),
    happened: 'prevailed',
  });
  if (target.kind === 'kept') {
    // Only what this case took or shared is given back.
    if (former === 'transferred' && before.status === 'rejected' && before.decision?.by === 'case')
      return prevailing({
        share: null,
        coSell: false,
        protection: givenBack(before.protection, at, terms),
      });
    const wasShared = former === 'split' || former === 'co-sell';
    return wasShared && before.status === 'approved' ? shareOut(before, alone, decided, at) : null;
  }
  const { share, coSell } = target;
  if (before.status === 'approved')
    return before.protection !== null && isOver(before.protection, at)
      ? 'left'
      : shareOut(before, target, decided, at);
  if (!mayMoveDeal(before.status, 'prevail')) return 'left';
  const protection = former === 'transferred' ? givenBack(before.protection, at, terms) : protect(at, terms);
  return prevailing({ share, coSell, protection });
}

/**
 * What a decision does to the registrations of a case: the claimant's and those of whoever holds the account. Whoever
 * holds it by a lead or as its named account keeps what it has. A decision on an appeal takes the place of the one before
 * and undoes what that did. What is not in a state that leads there, or in the case no more, is left (source: domain.md, Conflict case).
 * @param deals the registrations as they stand now; those outside of the case are not touched
 */
export function effectsOf(
  one: ConflictCase,
  { resolution, claimantShare, note }: Decision,
  deals: readonly Registration[],
  at: string,
  terms: Terms,
): Effects {
  const shares = sharesOf(one, claimantShare);
  const targets = targetsOf(resolution, (partnerId) => shares.get(partnerId) ?? null);
  const around = {
    former: one.resolved?.resolution ?? null,
    decided: { decision: { by: 'case', at, reason: null, note } } satisfies Partial<Registration>,
    at,
    terms,
  };
  const effects: Effects = { moved: [], left: [] };
  for (const [side, parties] of [
    ['claimant', [one.claimant]],
    ['holder', one.holders],
  ] as const)
    for (const party of parties) {
      const { dealId, partnerId } = party;
      const deal = deals.find(({ id, partnerId: owner }) => id === dealId && owner === partnerId);
      if (deal === undefined) continue;
      const target = targets[side](deal);
      const standing = stillInCase(one, side, party, deal);
      const isReached =
        holdInCase(one, side, party, deal) !== 'left' &&
        (standing === 'stands' || (standing === 'is-mended' && target.kind === 'refused'));
      const step = stepTo(target, deal, around);
      // What left the case is said to have left it, unless nothing was to become of it.
      if (step === 'left' || (step !== null && !isReached)) effects.left.push(deal);
      else if (step !== null) effects.moved.push(step);
    }
  return effects;
}

/**
 * Whether a decision would take something for good from those that hold the account before they were heard: the last one,
 * while they were not told of the case, or have not answered in the time they were given.
 */
export const losesUnheard = (
  one: ConflictCase,
  { resolution }: Pick<Decision, 'resolution'>,
  at: string,
): boolean => one.status === 'appealed' && !sparesHolders(resolution) && isUnheard(unheardHolders(one), at);

/**
 * The case as a person decides it: resolved, and open to an appeal until a clock runs out; an appealed one for the last
 * time. Whoever loses by it is told of the case. Null where the case may not be decided now.
 */
export function resolveCase(
  from: ConflictCase,
  { resolution, claimantShare, note }: Decision,
  at: string,
  { appealHours }: Pick<Terms, 'appealHours'>,
): ConflictCase | null {
  const move = from.status === 'appealed' ? 'finalise' : 'resolve';
  if (!mayMoveCase(from.status, move)) return null;
  const isFinal = move === 'finalise';
  const dueAt = isFinal ? null : hoursAfter(at, appealHours);
  const tells = !from.holdersTold && !sparesHolders(resolution);
  return advanceCase(from, move, at, {
    resolved: { resolution, claimantShare, by: 'person', at, note },
    holdersTold: from.holdersTold || tells,
    // They may appeal, if nothing else.
    hearUntil: tells ? dueAt : from.hearUntil,
    dueAt,
    overdueAt: null,
    settledAt: isFinal ? at : null,
  });
}
