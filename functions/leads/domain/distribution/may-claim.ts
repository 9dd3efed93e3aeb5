import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { isInPlay, type Candidate } from './candidate.ts';
import { coversNeedOf, servesPlaceOf } from './ladder.ts';

/** What the ladder may look at in a lead. */
export interface Need {
  facts: LeadFacts;
  refusedBy: readonly string[];
  postalCode: string | null;
}

/** Whether a partner may claim a pooled lead: the same steps that let it into the pool, but for capacity. */
export const mayClaim = (candidate: Candidate, need: Need, policy: PolicyDocument): boolean =>
  isInPlay(candidate) &&
  !policy.excludedPartners.includes(candidate.id) &&
  !need.refusedBy.includes(candidate.id) &&
  (!policy.steps.territory || servesPlaceOf(candidate, need)) &&
  (!policy.steps.specialisation || coversNeedOf(candidate, need));
