/** Moves on what a clock has run out for: registrations nobody decided, protections without progress or at their end, cases. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { readEachDue, sweep, type Due } from '#functions/kernel/sweep.ts';
import { passTime } from '../domain/pass-time.ts';
import type { Registration } from '../domain/registration.ts';
import { saveDeal } from '../save-deal.ts';
import { settleDueCase } from '../settle-due-case.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { findCase } from '../store/case-store.ts';
import { findDue, findDueDeal } from '../store/deal-store.ts';

async function settle(
  deal: Registration,
  terms: ConflictPolicy['protection'],
  change: Change,
): Promise<void> {
  const passed = passTime(deal, terms, change.at);
  // Written under other terms its clock may stand too early: then it is only set anew.
  const move = passed ?? { after: { ...deal, version: deal.version + 1 }, happened: 'clock-set' };
  await saveDeal(change, { before: deal, ...move }, terms, undefined);
}

/** What is due, each with what settles it (1 request a shard, 1 per 100 of what they show, and the policy). */
async function readDue(at: string, mostOfShard: number): Promise<Due[]> {
  const [{ document }, { dealIds, conflictIds }] = await Promise.all([
    readConflictPolicy(at),
    findDue(at, mostOfShard),
  ]);
  const terms = document.protection;
  const due = await Promise.all([
    readEachDue(
      dealIds,
      (id) => findDueDeal(id, at),
      (deal, change) => settle(deal, terms, change),
    ),
    readEachDue(conflictIds, findCase, (one, change) => settleDueCase(one, terms, change)),
  ]);
  return due.flat();
}

export const handler = consumeSchedule(() => sweep('sweep-deals', readDue));
