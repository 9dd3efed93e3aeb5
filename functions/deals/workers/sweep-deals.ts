/** Moves on what a clock has run out for: registrations nobody decided, protections without progress or at their end, cases. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { passTime } from '../domain/pass-time.ts';
import type { Registration } from '../domain/registration.ts';
import { saveDeal } from '../save-deal.ts';
import { settleDueCase } from '../settle-due-case.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { findCases } from '../store/case-store.ts';
import { findDue, findDueDeals } from '../store/deal-store.ts';

const batchOfShard = 25;
const mostBatches = 40;

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

/** What is due, each with what settles it. */
async function readDue(
  at: string,
  terms: ConflictPolicy['protection'],
): Promise<{ id: string; settle: (change: Change) => Promise<void> }[]> {
  const { dealIds, conflictIds } = await findDue(at, batchOfShard);
  const [deals, cases] = await Promise.all([findDueDeals(dealIds, at), findCases(conflictIds)]);
  return [
    ...deals.map((deal) => ({ id: deal.id, settle: (change: Change) => settle(deal, terms, change) })),
    ...cases.map((one) => ({ id: one.id, settle: (change: Change) => settleDueCase(one, terms, change) })),
  ];
}

export const handler = consumeSchedule(async () => {
  const failures: unknown[] = [];
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const at = toInstant(nowMs());
    const { document } = await readConflictPolicy(at);
    const due = await readDue(at, document.protection);
    let settled = 0;
    for (const { id, settle: settleOne } of due) {
      try {
        await settleOne({
          at,
          by: { kind: 'system', id: 'sweep-deals', organisation: null },
          requestId: newId('event'),
        });
        settled += 1;
      } catch (error) {
        if (error instanceof ConditionFailed) {
          log.info('it moved on before its clock was read', { id });
          continue;
        }
        // The next run tries it again; those behind it must not wait for that.
        log.error('what was due was not settled', { id, error: error as Error });
        failures.push(error);
      }
    }
    // The index may still show what was just settled; the next run sees the rest.
    if (settled === 0 || due.length < batchOfShard) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} due records failed`);
});
