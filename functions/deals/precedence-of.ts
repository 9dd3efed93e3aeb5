/** Who prevails among those that registered a deal, with the claimants read. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { findPartners } from '#functions/partners/index.ts';
import type { GatheredFacts, MatchedAccount } from './domain/conflict-facts.ts';
import { claimantsOf, precedenceAmong, type AmongClaims, type Claimed } from './domain/precedence-among.ts';

/** As `precedenceAmong`, by how the claimants stand now (1 request; none where nobody else registered the deal). */
export async function precedenceOf(
  deal: Claimed,
  account: MatchedAccount | undefined,
  facts: Pick<GatheredFacts, 'registration'>,
  order: ConflictPolicy['precedence'],
  at: string,
): Promise<AmongClaims | null> {
  const partners = await findPartners(claimantsOf(deal, account, at));
  return precedenceAmong(deal, account, facts, order, partners, at);
}
