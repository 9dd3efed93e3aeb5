/** A registration and what is known of the companies it may be for, judged by a policy. */
import type { Candidate } from '#functions/accounts/index.ts';
import { log } from '#functions/kernel/log.ts';
import type { Chain } from '#functions/partners/index.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { compileConflictPolicy } from './domain/compile-conflict-policy.ts';
import type { GatheredFacts } from './domain/conflict-facts.ts';
import { judgeRegistration, type Judgement } from './domain/judge-registration.ts';
import { countsAsOpen, type Registration } from './domain/registration.ts';
import { gatherFacts, registrationFacts } from './gather-facts.ts';
import { lookUp } from './look-up.ts';
import type { ConflictPolicyVersion } from './store/conflict-policies.ts';

/** Whose registration it is, and how many of its registrations are open, this one among them if it is. */
export interface Registering {
  partner: Partner;
  chain: Chain;
  open: number;
}

/**
 * Judges what a registration claims by the facts as they are now (the requests of looking the companies up). A rule that
 * fails is logged; the judgement says what comes of that.
 * @param claim as it is judged: with the company and product that it claims
 * @param alike the companies that it may be for
 */
export async function judgeOn(
  claim: Registration,
  { partner, chain, open }: Registering,
  alike: readonly Candidate[],
  { document }: ConflictPolicyVersion,
  at: string,
): Promise<{ facts: GatheredFacts; judgement: Judgement }> {
  const facts = gatherFacts(
    registrationFacts(claim, claim.submittedAt ?? at),
    partner,
    chain,
    open - (countsAsOpen(claim) ? 1 : 0),
    alike,
    await lookUp(alike),
    at,
  );
  const judgement = judgeRegistration(compileConflictPolicy(document), facts);
  for (const { rule, error } of judgement.failures)
    log.error('a conflict rule failed', { dealId: claim.id, rule, error: error as Error });
  return { facts, judgement };
}
