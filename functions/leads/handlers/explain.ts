import { explainLead } from '@rafiq/shared/leads/decision-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { presentTrace } from '../present-trace.ts';
import { leadWithinReach } from '../reach.ts';
import { parseDecision } from '../store/decisions.ts';
import { findNewestDecision } from '../store/lead-store.ts';

export const explain = handle(explainLead, async ({ leadId }, { caller, language }) => {
  await leadWithinReach(caller, leadId);
  const item = await findNewestDecision(leadId);
  if (item === undefined) throw new Problem('not-found');
  const { id, at, trace } = parseDecision(item);
  return { id, at, ...presentTrace(trace, language) };
});
