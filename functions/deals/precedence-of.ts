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

interface Claimed {
  id: string;
  partnerId: string;
  partnerName: string;
}

/** Registrations of others that stand at an account as of an instant. */
const othersAt = (
  account: MatchedAccount | undefined,
  deal: Claimed,
  at: string,
): readonly OtherRegistration[] =>
  (account?.registrations ?? []).filter(
    (one) => one.partnerId !== deal.partnerId && isStanding(one, at) === true,
  );

/** The partners that claim a deal, whose standing decides; none where nobody else does. */
export function claimantsOf(deal: Claimed, account: MatchedAccount | undefined, at: string): string[] {
  const others = othersAt(account, deal, at);
  return others.length === 0 ? [] : [deal.partnerId, ...others.map(({ partnerId }) => partnerId)];
}

/**
 * Who prevails among those that registered the deal; null where nobody else did: pure.
 * @param account the one the deal is most likely for
 * @param partners the claimants as they stand
 * @param at the instant as of which the others stand
 */
export function precedenceWith(
  deal: Claimed,
  account: MatchedAccount | undefined,
  facts: Pick<GatheredFacts, 'registration'>,
  order: ConflictPolicy['precedence'],
  partners: ReadonlyMap<string, Partner>,
  at: string,
): AmongClaims | null {
  const others = othersAt(account, deal, at);
  if (others.length === 0) return null;
  const { partnerId, partnerName } = deal;
  const { submittedAt } = facts.registration;
  const own = claimOf(deal.id, { partnerId, partnerName, submittedAt }, partners.get(partnerId));
  const rivals = others.map((one) => claimOf(one.id, one, partners.get(one.partnerId)));
  const precedence = precedenceAmong(own, rivals, facts, account, order);
  return precedence && { ...precedence, claims: [own, ...rivals] };
}

/** The same, with the claimants read (1 request; none where nobody else registered the deal). */
export async function precedenceOf(
  deal: Claimed,
  account: MatchedAccount | undefined,
  facts: Pick<GatheredFacts, 'registration'>,
  order: ConflictPolicy['precedence'],
  at: string,
): Promise<AmongClaims | null> {
  const partners = await findPartners(claimantsOf(deal, account, at));
  return precedenceWith(deal, account, facts, order, partners, at);
}
