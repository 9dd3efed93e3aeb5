/** What other rooms may tell of a conflict case: how it stands for each side, and never one side to another. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { CaseEffect, CaseSide, CaseStatus } from '@rafiq/shared/deals/case-status.ts';
import { hasAnswered, type ConflictCase } from './domain/conflict-case.ts';
import { mayAppeal } from './domain/may-appeal.ts';
import { effectFor, partyViews } from './domain/party-view.ts';
import { hoursAfter } from './domain/protection.ts';
import { findCase } from './store/case-store.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import { findDeal } from './store/deal-store.ts';
import { factsOfDeal, type DealClock, type ToldDealFacts } from './told-deal.ts';

/** What a side may be told of a case: what it comes to for it, and until when it may appeal where it may. */
export interface ToldSide {
  effect: CaseEffect | null;
  appealUntil: string | null;
}

export interface ToldCase {
  id: string;
  status: CaseStatus;
  dueAt: string | null;
  /** Whether it has waited for the vendor for longer than it should. */
  overdue: boolean;
  claimant: ToldSide;
  /** The same for whoever holds the account: all of them stand alike. */
  holder: ToldSide;
  ownerId: string | null;
  claimantId: string;
  holderIds: readonly string[];
  /** Those sides that know of it and have answered neither in words nor by a file. */
  silentIds: readonly string[];
}

const sideFor = (one: ConflictCase, side: CaseSide, at: string): ToldSide => {
  const view = partyViews(one).find((shown) => shown.side === side);
  return {
    effect: one.resolved && effectFor(one.resolved, side),
    appealUntil: view !== undefined && mayAppeal(view, at) ? view.dueAt : null,
  };
};

/**
 * A case as it may be told of.
 * @param at when it is told of: who may still appeal is a matter of time
 */
export const toldCaseOf = (one: ConflictCase, at: string): ToldCase => ({
  id: one.id,
  status: one.status,
  dueAt: one.dueAt,
  overdue: one.overdueAt !== null,
  claimant: sideFor(one, 'claimant', at),
  holder: sideFor(one, 'holder', at),
  ownerId: one.owner?.userId ?? null,
  claimantId: one.claimant.partnerId,
  holderIds: one.holders.map(({ partnerId }) => partnerId),
  silentIds: partyViews(one)
    .filter((view) => !hasAnswered(view))
    .map(({ partnerId }) => partnerId),
});

/** The same, of a case by its id (1 request). */
export async function findToldCase(conflictId: string, at: string): Promise<ToldCase | undefined> {
  const one = await findCase(conflictId);
  return one && toldCaseOf(one, at);
}

/** What the deal of a case is about, as its claimant said: for the claimant and the vendor alone (2 requests). */
export async function findClaimedFacts(conflictId: string): Promise<ToldDealFacts | null> {
  const dealId = (await findCase(conflictId))?.claimant.dealId ?? null;
  const deal = dealId === null ? undefined : await findDeal(dealId);
  return deal === undefined ? null : factsOfDeal(deal);
}

/**
 * The clock of a case in which somebody must act: its sides where they were asked, else the vendor. Undefined where none
 * runs at that instant.
 */
export function caseClockOf(
  one: ConflictCase,
  { evidenceHours, reviewHours }: ConflictPolicy['protection'],
  at: string,
): DealClock<'evidence' | 'review'> | undefined {
  if (one.dueAt === null || one.dueAt <= at) return undefined;
  const { status, dueAt: until } = one;
  if (status === 'resolved' || status === 'final') return undefined;
  const kind = status === 'awaiting-parties' ? 'evidence' : 'review';
  const from = hoursAfter(until, -(kind === 'evidence' ? evidenceHours : reviewHours));
  return { kind, name: `${one.id} ${kind} ${until}`, from, until };
}

/** The same, of a case by its id (1 request). */
export async function caseClock(
  conflictId: string,
  at: string,
): Promise<DealClock<'evidence' | 'review'> | undefined> {
  const [one, { document }] = await Promise.all([findCase(conflictId), readConflictPolicy(at)]);
  return one && caseClockOf(one, document.protection, at);
}
