/** Moves on what a clock has run out for: registrations nobody decided, protections without progress or at their end. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { passTime } from '../domain/pass-time.ts';
import type { Registration } from '../domain/registration.ts';
import { saveDeal } from '../save-deal.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { dueDeals } from '../store/deal-store.ts';
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';

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

export const handler = consumeSchedule(async () => {
  const failures: unknown[] = [];
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const at = toInstant(nowMs());
    const [{ document }, deals] = await Promise.all([readConflictPolicy(), dueDeals(at, batchOfShard)]);
    let settled = 0;
    for (const deal of deals) {
      try {
        await settle(deal, document.protection, {
          at,
          by: { kind: 'system', id: 'sweep-deals', organisation: null },
          requestId: newId('event'),
        });
        settled += 1;
      } catch (error) {
        if (error instanceof ConditionFailed) {
          log.info('registration moved on before its clock was read', { dealId: deal.id });
          continue;
        }
        // The next run tries it again; those behind it must not wait for that.
        log.error('due registration was not settled', { dealId: deal.id, error: error as Error });
        failures.push(error);
      }
    }
    // The index may still show what was just settled; the next run sees the rest.
    if (settled === 0 || deals.length < batchOfShard) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} due registrations failed`);
});
