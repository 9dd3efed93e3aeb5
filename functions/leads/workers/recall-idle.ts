/** Warns partners of leads they leave lying, and recalls those that lie on. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readEachDue, sweep, type Due } from '#functions/kernel/sweep.ts';
import { findPartner } from '#functions/partners/index.ts';
import { restedUntil } from '../domain/judge-idle.ts';
import { holderOf, type Lead } from '../domain/lead.ts';
import { readPolicy } from '../read-policy.ts';
import { settleIdleLead } from '../settle-idle-lead.ts';
import { allIdleLists, allRecallLists } from '../store/lead-keys.ts';
import { findLead, listDue } from '../store/lead-store.ts';

/** Done meanwhile by somebody else, or no longer to be done: what stands there now is seen by the next run. */
const isOvertaken = (error: unknown): boolean =>
  error instanceof ConditionFailed || (error instanceof Problem && error.code === 'partner-not-active');

/** A lead with the partner that holds it; undefined where an index still shows what nobody holds any more. */
async function findHeld(leadId: string): Promise<{ lead: Lead; partner: Partner } | undefined> {
  const lead = await findLead(leadId);
  const holder = lead && holderOf(lead);
  const partner = holder ? await findPartner(holder.partnerId) : undefined;
  return lead === undefined || partner === undefined ? undefined : { lead, partner };
}

/**
 * Those that were warned and are due, and those that have rested long enough to be warned (1 request a list, and 1 per
 * 100 leads and as many for their partners).
 */
async function readDue(at: string, mostOfList: number): Promise<Due[]> {
  const { document: policy } = await readPolicy();
  const until = restedUntil({ policy, at });
  const [due, resting] = await Promise.all([
    listDue(allRecallLists, at, mostOfList),
    until === null ? [] : listDue(allIdleLists, until, mostOfList),
  ]);
  return readEachDue([...new Set([...due, ...resting])], findHeld, ({ lead, partner }, change) =>
    settleIdleLead(lead, { policy, partner }, change),
  );
}

export const handler = consumeSchedule(() => sweep('recall-idle', readDue, isOvertaken));
