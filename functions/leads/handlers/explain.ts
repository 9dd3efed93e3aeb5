import { explainLead } from '@rafiq/shared/leads/decision-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { leadWithinReach } from '../reach.ts';
import { withText } from '../reason-text.ts';
import { parseDecision } from '../store/decisions.ts';
import { findNewestDecision } from '../store/lead-store.ts';

export const explain = handle(explainLead, async ({ leadId }, { caller, language }) => {
  await leadWithinReach(caller, leadId);
  const item = await findNewestDecision(leadId);
  if (item === undefined) throw new Problem('not-found');
  const { id, at, trace } = parseDecision(item);
  return {
    id,
    at,
    policyVersion: trace.policyVersion,
    engineVersion: trace.engineVersion,
    snapshot: String(trace.rosterVersion),
    rule: trace.rule,
    strategy: trace.strategy,
    outcome: trace.outcome,
    reason: withText(trace.reason, language),
    steps: trace.steps.map((step) => ({ ...step, text: sentence(language, `step.${step.step}`) })),
    candidates: trace.candidates,
    fairness: trace.fairness,
  };
});
