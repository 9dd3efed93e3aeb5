import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Among } from '@rafiq/shared/leads/policy-rule.ts';
import { isAmong, isCertified } from './chosen-rule.ts';
import { isInPlay, type Candidate } from './candidate.ts';
import { coversNeedOf, servesPlaceOf } from './ladder.ts';

/** What the ladder may look at in a lead. */
export interface Need {
  facts: LeadFacts;
  refusedBy: readonly string[];
  postalCode: string | null;
  /** Whom the rule that pooled it considers; null: everybody. */
  pooledFor: Among | null;
}

/** Whether a partner may claim a pooled lead: the same steps that let it into the pool, but for capacity. */
export const mayClaim = (candidate: Candidate, need: Need, policy: PolicyDocument, atMs: number): boolean =>
  isInPlay(candidate) &&
  !policy.excludedPartners.includes(candidate.id) &&
  !need.refusedBy.includes(candidate.id) &&
  isAmong(need.pooledFor, candidate) &&
  isCertified(need.pooledFor, candidate, atMs) &&
  (!policy.steps.territory || servesPlaceOf(candidate, need)) &&
  (!policy.steps.specialisation || coversNeedOf(candidate, need));
