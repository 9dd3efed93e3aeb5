import { replayRegistration as route } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { handle } from '#functions/kernel/handle.ts';
import { compileConflictPolicy } from '../domain/compile-conflict-policy.ts';
import type { Judged } from '../domain/registration.ts';
import { replayJudgement } from '../domain/replay-judgement.ts';
import { dealWithinReach } from '../reach.ts';
import { findConflictPolicies } from '../store/conflict-policies.ts';
import { findNewestFacts } from '../store/deal-facts.ts';

interface Replayed {
  verdict: 'equal' | 'different' | 'not-recorded' | 'policy-missing';
  differing: number[];
}

/** The judgement of a registration made again (2 requests). */
async function replayOf(dealId: string, judged: Judged | null): Promise<Replayed> {
  const recorded = judged === null ? undefined : await findNewestFacts(dealId);
  if (judged === null || recorded?.facts.judgedAt !== judged.at)
    return { verdict: 'not-recorded', differing: [] };
  const [policy] = await findConflictPolicies([judged.policyVersion]);
  if (policy === undefined) return { verdict: 'policy-missing', differing: [] };
  const differing = replayJudgement(compileConflictPolicy(policy.document), recorded.facts, judged);
  return { verdict: differing.length === 0 ? 'equal' : 'different', differing };
}

/** Judges a registration again, by the version and the facts it was last judged by. */
export const replayRegistration = handle(route, async ({ dealId }, { caller, language }) => {
  const { judged } = await dealWithinReach(caller, dealId);
  const { verdict, differing } = await replayOf(dealId, judged);
  return {
    dealId,
    policyVersion: judged?.policyVersion ?? null,
    judgedAt: judged?.at ?? null,
    verdict,
    text: sentence(language, `judgement-replay.${verdict}`),
    differing,
  };
});
