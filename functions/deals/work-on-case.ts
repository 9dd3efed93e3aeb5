/** One step of a conflict case: by one of its sides, or by one of the vendor's people who reaches it. */
import { mayMoveCase, type CaseMove } from '@rafiq/shared/deals/case-status.ts';
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { caseWithinReach } from './case-reach.ts';
import { sideOf, type ConflictCase, type Party } from './domain/conflict-case.ts';
import { partyViews, type PartyView } from './domain/party-view.ts';
import { partnerOf } from './reach.ts';
import { saveCase, untilCaseSettled, type CaseStep } from './save-case.ts';
import { findCase } from './store/case-store.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';

type Terms = ConflictPolicy['protection'];
type Step = Omit<CaseStep, 'before'>;

/** @throws Problem `illegal-move` where the table of moves forbids it */
export function requireCaseMove({ status }: Pick<ConflictCase, 'status'>, move: CaseMove): void {
  if (!mayMoveCase(status, move)) throw new Problem('illegal-move', { params: { from: status, move } });
}

function requireBase({ basedOn }: Change, version: number | undefined): void {
  if (basedOn !== undefined && basedOn !== version) throw new Problem('stale');
}

/**
 * A step by one of the vendor's people (2 reads, and what the step reads; 1 transaction).
 * @throws Problem `not-found` beyond its reach, `stale` where it was decided on an older version, and those of the step
 */
export const decideCase = (
  conflictId: string,
  { caller, change }: { caller: Caller; change: Change },
  step: (one: ConflictCase, terms: Terms) => Step | Promise<Step>,
): Promise<ConflictCase> =>
  untilCaseSettled(async () => {
    const [one, { document }] = await Promise.all([
      caseWithinReach(caller, conflictId),
      readConflictPolicy(change.at),
    ]);
    requireBase(change, one.version);
    const done = await step(one, document.protection);
    return saveCase(change, { ...done, before: one }, document.protection, done.after);
  });

/** A side of a case by its partner; undefined for everyone else. */
export const partyOf = ({ claimant, holders }: ConflictCase, partnerId: string): Party | undefined =>
  [claimant, ...holders].find((party) => party.partnerId === partnerId);

/** What a partner sees of a case; undefined where it has no part in it that it knows of. */
const viewFor = (one: ConflictCase, partnerId: string): PartyView | undefined =>
  partyViews(one).find((view) => view.partnerId === partnerId);

/**
 * A step by one of a case's sides (2 reads, 1 transaction). It is based on what that side was shown, and answers that.
 * @throws Problem `not-found` for whoever has no part in it, `stale`, `partner-suspended`, and those of the step
 */
export const takePartIn = (
  conflictId: string,
  { caller, change }: { caller: Caller; change: Change },
  step: (one: ConflictCase, own: { party: Party; view: PartyView }, terms: Terms) => Step,
): Promise<PartyView> =>
  untilCaseSettled(async () => {
    const partnerId = partnerOf(caller);
    const [one, { document }] = await Promise.all([findCase(conflictId), readConflictPolicy(change.at)]);
    const party = one && partyOf(one, partnerId);
    const view = one && viewFor(one, partnerId);
    if (one === undefined || party === undefined || view === undefined || sideOf(one, partnerId) === null)
      throw new Problem('not-found');
    requireBase(change, view.version);
    const done = step(one, { party, view }, document.protection);
    const answer = viewFor(done.after, partnerId) ?? view;
    const extra = [...(done.extra ?? []), mustBeActive(partnerId)];
    return saveCase(change, { ...done, before: one, extra }, document.protection, answer);
  });

/** The same case with one party changed. */
export const withParty = ({ claimant, holders }: ConflictCase, party: Party) => {
  const changed = (one: Party): Party => (one.partnerId === party.partnerId ? party : one);
  return { claimant: changed(claimant), holders: holders.map(changed) };
};
