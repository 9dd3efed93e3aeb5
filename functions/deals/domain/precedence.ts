import { compareText } from '@rafiq/shared/compare-text.ts';
import type { PrecedenceStepName } from '@rafiq/shared/deals/conflict-status.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import { precedenceSteps, type Claim, type Dispute } from './precedence-steps.ts';

/** What decided: a step of the policy; else which was submitted first, then the id; or that there was one claim only. */
export type DecidedBy = PrecedenceStepName | 'first-submitted' | 'lowest-id' | 'only-claim';

/** What became of the claims at one step. */
export interface StepTaken {
  step: DecidedBy;
  /**
   * `decided`: one claim remained; `narrowed`: some fell; `tied`: all are equal; `not-recorded`: none fell, and not all
   * are known.
   */
  result: 'decided' | 'narrowed' | 'tied' | 'not-recorded';
  /** The registrations that remained after it, by id. */
  remaining: readonly string[];
  /** For the vendor. */
  reason: Reason;
}

export interface Precedence {
  winner: Claim;
  decidedBy: DecidedBy;
  /** Every step that was asked, in order: the last one decided. */
  steps: readonly StepTaken[];
}

/** Those that no other is known to be stronger than; of one that is null nobody can say. */
function notBehind(claims: readonly Claim[], strengthOf: (claim: Claim) => number | null) {
  const strengths = claims.map(strengthOf);
  const known = strengths.filter((strength) => strength !== null);
  const best = Math.max(...known);
  return {
    kept: claims.filter((_, index) => strengths[index] === null || strengths[index] === best),
    allKnown: known.length === claims.length,
  };
}

const decidedFor = (step: DecidedBy, { registrationId, partnerName }: Claim): StepTaken => ({
  step,
  result: 'decided',
  remaining: [registrationId],
  reason: { code: `precedence.${step}`, params: { partner: partnerName } },
});

function undecided(step: DecidedBy, before: number, kept: readonly Claim[], allKnown: boolean): StepTaken {
  const result = kept.length < before ? 'narrowed' : allKnown ? 'tied' : 'not-recorded';
  const params: Reason['params'] =
    result === 'narrowed' ? { step, remaining: kept.length, before } : { step };
  return {
    step,
    result,
    remaining: kept.map(({ registrationId }) => registrationId),
    reason: { code: `precedence.${result}`, params },
  };
}

/**
 * Who prevails among claims to a deal, by the steps of a policy in their order (source: domain.md, Channel-conflict
 * rules). A step rules out whoever is known to stand behind somebody else; a claim of which the facts do not say how it
 * stands stays in. Where several are left, the one submitted first prevails, and of those the one with the lowest id:
 * there is always exactly one winner, and it does not depend on the order in which claims are given.
 */
export function prevail(
  claims: readonly [Claim, ...Claim[]],
  dispute: Dispute,
  order: readonly PrecedenceStepName[],
): Precedence {
  const steps: StepTaken[] = [];
  const wins = (winner: Claim, decidedBy: DecidedBy): Precedence => ({
    winner,
    decidedBy,
    steps: [...steps, decidedFor(decidedBy, winner)],
  });
  const byId = claims.toSorted((a, b) => compareText(a.registrationId, b.registrationId));
  if (claims.length === 1) return wins(claims[0], 'only-claim');
  let remaining: readonly Claim[] = byId;
  const asked = order.includes('first-to-register') ? order : [...order, 'first-submitted' as const];
  for (const step of asked) {
    const strengthOf = precedenceSteps[step === 'first-submitted' ? 'first-to-register' : step];
    const { kept, allKnown } = notBehind(remaining, (claim) => strengthOf(claim, dispute));
    const [first, ...others] = kept;
    if (first !== undefined && others.length === 0) return wins(first, step);
    steps.push(undecided(step, remaining.length, kept, allKnown));
    remaining = kept;
  }
  const [winner = claims[0]] = remaining;
  return wins(winner, 'lowest-id');
}

/** What a party is told of it: whether it prevailed and by which step, and nothing of the others. */
export const tellParty = ({ winner, decidedBy }: Precedence, partnerId: string): Reason => ({
  code: winner.partnerId === partnerId ? 'precedence-told.prevailed' : 'precedence-told.gave-way',
  params: { step: decidedBy },
});
