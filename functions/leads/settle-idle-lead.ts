/** What becomes of one lead that rests: facts are gathered, the judgement is pure, the write is bound to what was read. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { commit, type Change } from '#functions/kernel/commit.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { restartIdle } from './domain/idle-clock.ts';
import { judgeIdle } from './domain/judge-idle.ts';
import { isWorked, type Lead } from './domain/lead.ts';
import { recall, warnOfRecall } from './domain/recall-lead.ts';
import { saveLead } from './save-lead.ts';
import { lastActivity } from './store/activity.ts';
import { rewriteWrites } from './store/lead-writes.ts';

/**
 * Warns, recalls or lets rest (1 request to read the partner's story, 1 transaction). The warning makes a new version
 * of the lead: whatever its partner writes from then on sets the clock in its own transaction (`besideLead`), and
 * what it wrote before is in the story that is read here. So a recall is bound to everything done before it.
 * @throws ConditionFailed or Problem `partner-not-active` if something was done, or its partner moved, meanwhile
 */
export async function settleIdleLead(
  lead: Lead,
  { policy, partner }: { policy: PolicyDocument; partner: Partner },
  change: Change,
): Promise<void> {
  const { state } = lead;
  // An index may still show what has moved on.
  if (!isWorked(state) || state.idle === null) return;
  const { partnerId, idle } = state;
  const { at } = change;
  const lastActivityAt = await lastActivity(partnerId, lead.id, idle.since);
  const partnerActive = partner.status === 'active';
  const verdict = judgeIdle(idle, { lastActivityAt, partnerActive, calendar: partner, policy, at });
  if (verdict.kind === 'restart') {
    const after = restartIdle(lead, state, verdict.since, verdict.countsFrom);
    await commit(change, { writes: rewriteWrites(lead, after), events: [], answer: null });
  }
  const extra = [mustBeActive(partnerId)];
  if (verdict.kind === 'warn') {
    const { since, recallAt } = verdict;
    const after = warnOfRecall(lead, state, { since, recallAt, warnedAt: at });
    await saveLead(change, { before: lead, after, happened: 'warned', data: { recallAt }, extra }, null);
  }
  if (verdict.kind === 'recall') {
    const after = recall(lead, state, at);
    await saveLead(change, { before: lead, after, happened: 'recalled', extra }, null);
  }
}
