import { mostReplayed, replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { leadWithinReach } from '../reach.ts';
import { replayOf } from '../replay-of.ts';
import { parseDecision } from '../store/decisions.ts';
import { findNewestDecision } from '../store/lead-store.ts';

export const replay = handle(replayLead, async ({ leadId }, { caller, language }) => {
  const lead = await leadWithinReach(caller, leadId);
  const item = await findNewestDecision(leadId);
  if (item === undefined) throw new Problem('not-found');
  const decision = parseDecision(item);
  const again = await replayOf(decision, lead);
  const ranked = 'ranked' in again ? again.ranked : [];
  return {
    decisionId: decision.id,
    at: decision.at,
    verdict: again.verdict,
    text: sentence(language, `replay.${again.verdict}`),
    candidates: ranked.slice(0, mostReplayed),
    candidateCount: ranked.length,
  };
});
