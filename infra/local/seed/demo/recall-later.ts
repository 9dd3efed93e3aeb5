/** What becomes of leads their owner leaves lying: the sweeper warns, and recalls what still lies there then. */
import { judgeIdle } from '#functions/leads/domain/judge-idle.ts';
import { isWorked, type Lead, type WorkedState } from '#functions/leads/domain/lead.ts';
import { recall, warnOfRecall } from '#functions/leads/domain/recall-lead.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { systemActor } from './people.ts';
import { arrangementOf, planFor, save, type Follow, type Story } from './story.ts';
import { dayMs, instant } from './world.ts';

/** Plans the warning of an owner that does nothing, or the recall of a lead whose owner was warned. */
export function recallLater(story: Story, lead: Lead, from: WorkedState, follow: Follow): void {
  const { idle, partnerId } = from;
  const { document } = story.policy;
  if (idle === null || document.idleDays === null || arrangementOf(story, lead).leaveAt === 'accepted')
    return;
  const warnedMs = Date.parse(idle.since) + (document.idleDays - document.idleWarningDays) * dayMs;
  const dueMs = idle.recallAt === null ? warnedMs : Date.parse(idle.recallAt);
  planFor(story, lead, dueMs, (atMs) => {
    const partner = story.channel.members.get(partnerId)?.partner;
    // A suspended partner's leads are frozen.
    if (partner?.status !== 'active' || !isWorked(lead.state)) return;
    const at = instant(atMs);
    const verdict = judgeIdle(idle, {
      lastActivityAt: null,
      partnerActive: true,
      calendar: partner,
      policy: story.policy.document,
      at,
    });
    const extra = [mustBeActive(partnerId)];
    const by = systemActor('recall-idle');
    if (verdict.kind === 'warn') {
      const { since, recallAt } = verdict;
      const after = warnOfRecall(lead, lead.state, { since, recallAt, warnedAt: at });
      save(story, { before: lead, after, happened: 'warned', data: { recallAt }, extra }, by, atMs, follow);
    } else if (verdict.kind === 'recall') {
      const after = recall(lead, lead.state, at);
      save(story, { before: lead, after, happened: 'recalled', extra }, by, atMs, follow);
    }
  });
}
