/** Warns partners of leads they leave lying, and recalls those that lie on. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartners } from '#functions/partners/index.ts';
import { restedUntil } from '../domain/judge-idle.ts';
import { holderOf, type Lead } from '../domain/lead.ts';
import { readPolicy } from '../read-policy.ts';
import { settleIdleLead } from '../settle-idle-lead.ts';
import { allIdleLists, allRecallLists } from '../store/lead-keys.ts';
import { findLeads, listDue } from '../store/lead-store.ts';

const batchOfShard = 25;
const mostBatches = 40;

/** Done meanwhile by somebody else, or no longer to be done: what stands there now is seen by the next run. */
const isOvertaken = (error: unknown): boolean =>
  error instanceof ConditionFailed || (error instanceof Problem && error.code === 'partner-not-active');

/** Those that were warned and are due, and those that have rested long enough to be warned (1 request a list). */
async function findResting(at: string, until: string | null): Promise<Lead[]> {
  const [due, resting] = await Promise.all([
    listDue(allRecallLists, at, batchOfShard),
    until === null ? [] : listDue(allIdleLists, until, batchOfShard),
  ]);
  return findLeads([...new Set([...due, ...resting])]);
}

export const handler = consumeSchedule(async () => {
  const failures: unknown[] = [];
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const at = toInstant(nowMs());
    const { document: policy } = await readPolicy();
    const leads = await findResting(at, restedUntil({ policy, at }));
    const partners = await findPartners([
      ...new Set(leads.flatMap((lead) => holderOf(lead)?.partnerId ?? [])),
    ]);
    const before = failures.length;
    for (const lead of leads) {
      const partner = partners.get(holderOf(lead)?.partnerId ?? '');
      // An index may still show a lead that nobody holds any more.
      if (partner === undefined) continue;
      try {
        await settleIdleLead(
          lead,
          { policy, partner },
          {
            at,
            by: { kind: 'system', id: 'recall-idle', organisation: null },
            requestId: newId('event'),
          },
        );
      } catch (error) {
        if (isOvertaken(error)) {
          log.info('lead moved on before its clock was read', { leadId: lead.id });
          continue;
        }
        // The next run tries it again; those behind it must not wait for that.
        log.error('idle lead was not settled', { leadId: lead.id, error: error as Error });
        failures.push(error);
      }
    }
    // The index may still show what was just settled; the next run sees the rest.
    if (leads.length < batchOfShard || failures.length - before === leads.length) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} idle leads failed`);
});
