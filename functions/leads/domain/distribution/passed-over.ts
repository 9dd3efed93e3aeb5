/** Why a placement passed a partner over: the same engine on the recorded facts, with that partner alone. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import type { Lead } from '../lead.ts';
import { accountSteps, type AccountStep } from './account-steps.ts';
import { indexCandidates, isInPlay, type Candidate, type CandidateIndex } from './candidate.ts';
import type { Step } from './ladder.ts';
import { engineVersion, place, type Trace } from './place.ts';
import { factsFrom, type RecordedFacts } from './recorded-facts.ts';

/** A decision as it was kept, as far as this needs it. */
export interface PassingDecision {
  at: string;
  trace: Pick<Trace, 'policyVersion' | 'engineVersion'> & {
    rule: { id: string } | null;
    reason: { code: string };
  };
  facts: RecordedFacts | null;
}

export type PassedOver =
  /** It was made before such facts were kept; or they are kept, and can no longer be decided on. */
  | 'not-recorded'
  | 'not-repeatable'
  /** The partner joined later. */
  | 'not-then'
  | 'not-active'
  | 'excluded'
  | 'had-before'
  /** The step of the ladder that ruled it out. */
  | Exclude<Step, 'exclusion' | AccountStep>
  | 'other-step'
  /** It could have had it, and others came before it: by the order in which the rule chooses. */
  | 'preferred'
  | 'turns'
  | 'fit'
  | 'nearer';

const told: ReadonlySet<string> = new Set<PassedOver>([
  'territory',
  'specialisation',
  'certification',
  'among',
  'availability',
  'capacity',
  'distance',
]);
const stepTold = (step: string): PassedOver => (told.has(step) ? (step as PassedOver) : 'other-step');

/** The order in which a rule chooses, as it concerns one partner; without a rule, turns. */
function orderOf(rule: Rule | undefined, { tier }: Candidate): PassedOver {
  if (rule === undefined) return 'turns';
  const { strategy, prefer } = rule;
  if (prefer.length > 0 && prefer[0] !== tier) return 'preferred';
  if (strategy.kind === 'direct' || strategy.kind === 'pool') return 'turns';
  return ({ 'fair-share': 'turns', 'best-fit': 'fit', nearest: 'nearer' } as const)[strategy.ranking.by];
}

/**
 * Why a decision passed over a partner that it did not choose (source: domain.md, Distribution policy). Nobody else is
 * looked at: the answer is the same whoever the others were.
 */
export function passedOver(
  { at, trace, facts }: PassingDecision,
  lead: Lead,
  partnerId: string,
  { index, document }: { index: CandidateIndex | undefined; document: PolicyDocument | undefined },
): PassedOver {
  if (facts === null) return 'not-recorded';
  if (trace.engineVersion !== engineVersion || index === undefined || document === undefined)
    return 'not-repeatable';
  const partner = index.byId.get(partnerId);
  if (partner === undefined) return 'not-then';
  if (!isInPlay(partner)) return 'not-active';
  if (document.excludedPartners.includes(partnerId)) return 'excluded';
  if (facts.refusedBy.includes(partnerId)) return 'had-before';
  const {
    trace: alone,
    ranked,
    decidedBy,
  } = place({
    lead: { ...lead, hops: facts.hops, refusedBy: facts.refusedBy, accountOffers: facts.accountOffers },
    index: indexCandidates({ version: index.version, partners: [partner] }),
    policy: { version: trace.policyVersion, document },
    ...factsFrom(facts),
    at,
  });
  const rule = document.rules.find(({ id }) => id === trace.rule?.id);
  const deciding = accountSteps.find(({ step }) => trace.reason.code === `placement.${step}`)?.step;
  // Of several whose account it is the rule's order chose. That somebody else has the company for its own is nothing the
  // partner may learn.
  if (deciding !== undefined) return deciding === decidedBy ? orderOf(rule, partner) : 'among';
  const step = alone.steps.find(({ before, ruledOut }) => before > 0 && ruledOut === before)?.step;
  // Territories and specialisations are asked for alike by every rule; alone, it came to a rule that follows.
  const ofEveryRule = step === 'territory' || step === 'specialisation';
  if (!ofEveryRule && alone.rule?.id !== trace.rule?.id) return 'among';
  if (step !== undefined) return stepTold(step);
  if (ranked.length === 0) return 'other-step';
  return orderOf(rule, partner);
}
