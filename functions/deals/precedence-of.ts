/** Who prevails among those that registered a deal. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { findPartners } from '#functions/partners/index.ts';
import type { GatheredFacts, MatchedAccount, OtherRegistration } from './domain/conflict-facts.ts';
import { precedenceAmong } from './domain/open-case.ts';
import type { Precedence } from './domain/precedence.ts';
import type { Claim } from './domain/precedence-steps.ts';
import { isStanding } from './domain/standing.ts';

const claimOf = (
  registrationId: string,
  {
    partnerId,
    partnerName,
    submittedAt,
  }: Pick<OtherRegistration, 'partnerId' | 'partnerName' | 'submittedAt'>,
  partner: Partner | undefined,
): Claim => ({
  registrationId,
  partnerId,
  partnerName,
  submittedAt,
  tier: partner?.tier ?? null,
  territories: partner?.territories ?? null,
  // Whether its work brought the deal about is for the evidence to show.
  influenceProven: null,
});

/** Who prevails, and everybody who claims the deal. */
export type AmongClaims = Precedence & { claims: readonly Claim[] };

/**
 * Who prevails among those that registered the deal (1 request for how the others stand; none where nobody else did).
 * @param account the one the deal is most likely for
 * @param at the instant as of which the others stand
 */
export async function precedenceOf(
  deal: { id: string; partnerId: string; partnerName: string },
  account: MatchedAccount | undefined,
  facts: Pick<GatheredFacts, 'registration'>,
  order: ConflictPolicy['precedence'],
  at: string,
): Promise<AmongClaims | null> {
  const others = (account?.registrations ?? []).filter(
    (one) => one.partnerId !== deal.partnerId && isStanding(one, at) === true,
  );
  if (others.length === 0) return null;
  const partners = await findPartners([deal.partnerId, ...others.map(({ partnerId }) => partnerId)]);
  const partnerOf = (id: string) => partners.get(id);
  const own = claimOf(
    deal.id,
    {
      partnerId: deal.partnerId,
      partnerName: deal.partnerName,
      submittedAt: facts.registration.submittedAt,
    },
    partnerOf(deal.partnerId),
  );
  const rivals = others.map((one) => claimOf(one.id, one, partnerOf(one.partnerId)));
  const precedence = precedenceAmong(own, rivals, facts, account, order);
  return precedence && { ...precedence, claims: [own, ...rivals] };
}
