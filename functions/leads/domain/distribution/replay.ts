/** Deciding again: the same policy, partners and recorded facts give the same decision, byte for byte. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Lead } from '../lead.ts';
import type { CandidateIndex } from './candidate.ts';
import { engineVersion, ladderOf, place, type Trace } from './place.ts';
import type { Ranked } from './fair-share.ts';
import { factsFrom, type RecordedFacts } from './recorded-facts.ts';
import { ruledOut, type RuledOut } from './ruled-out.ts';

/** A decision as it was kept. */
export interface KeptDecision {
  at: string;
  trace: Pick<Trace, 'policyVersion' | 'engineVersion'>;
  facts: RecordedFacts | null;
}

export type Replay =
  /** `ranked`: everybody who was left to choose from, not only the best 25; `ruledOut`: everybody else. */
  | { verdict: 'equal' | 'different'; trace: Trace; ranked: Ranked[]; ruledOut: () => RuledOut[] }
  /** It cannot be made again: by hand, before facts were recorded, by another engine, or on what is gone. */
  | { verdict: 'not-recorded' | 'other-engine' | 'roster-missing' | 'policy-missing' };

/**
 * Makes a decision again and compares.
 * @param textOf the bytes of a trace as they are kept
 */
export function replayDecision<Kept extends KeptDecision>(
  kept: Kept,
  lead: Lead,
  grounds: { index: CandidateIndex | undefined; document: PolicyDocument | undefined },
  textOf: (trace: Kept['trace'] | Trace) => string,
): Replay {
  const { facts, trace, at } = kept;
  if (facts === null) return { verdict: 'not-recorded' };
  if (trace.engineVersion !== engineVersion) return { verdict: 'other-engine' };
  if (grounds.index === undefined) return { verdict: 'roster-missing' };
  if (grounds.document === undefined) return { verdict: 'policy-missing' };
  const { index, document } = grounds;
  const placed = {
    lead: { ...lead, hops: facts.hops, refusedBy: facts.refusedBy, accountOffers: facts.accountOffers },
    index,
    policy: {
      version: trace.policyVersion,
      // The shipped policy has learned to say it since; what was decided before then was decided without.
      document: { ...document, backFromLeave: facts.backFromLeave ?? null },
    },
    ...factsFrom(facts),
    at,
  };
  const ladder = ladderOf(placed);
  const { trace: again, ranked } = place(placed, ladder);
  return {
    verdict: textOf(again) === textOf(trace) ? 'equal' : 'different',
    trace: again,
    ranked,
    // Only whoever shows them asks: thousands of decisions may be made again without.
    ruledOut: () => ruledOut(ladder, index.all, new Set([...document.excludedPartners, ...facts.refusedBy])),
  };
}
