import { replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { presentTrace } from '../present-trace.ts';
import { leadWithinReach } from '../reach.ts';
import { replayOf } from '../replay-of.ts';
import { parseDecision } from '../store/decisions.ts';
import { findNewestDecision } from '../store/lead-store.ts';

export const replay = handle(replayLead, async ({ leadId }, { caller, language, query: { from, limit } }) => {
  const lead = await leadWithinReach(caller, leadId);
  const item = await findNewestDecision(leadId);
  if (item === undefined) throw new Problem('not-found');
  const decision = parseDecision(item);
  const again = await replayOf(decision, lead);
  const ranked = 'ranked' in again ? again.ranked : [];
  const others = 'ruledOut' in again ? again.ruledOut() : [];
  const { candidates: kept, ...trace } = decision.trace;
  const chosen = trace.outcome === 'offered' ? kept[0]?.partnerId : undefined;
  const after = Math.max(0, from - ranked.length);
  return {
    ...presentTrace(trace, language),
    decisionId: decision.id,
    at: decision.at,
    chosenPartnerId: chosen ?? null,
    verdict: again.verdict,
    text: sentence(language, `replay.${again.verdict}`),
    candidates: ranked.slice(from, from + limit),
    candidateCount: ranked.length,
    ruledOut: others
      .slice(after, Math.max(0, from + limit - ranked.length))
      .map((one) => ({ ...one, text: sentence(language, `step.${one.step}`) })),
    ruledOutCount: others.length,
  };
});
