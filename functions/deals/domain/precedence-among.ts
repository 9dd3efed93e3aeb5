/** Who prevails among those that registered a deal, out of the facts that were gathered about it. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { GatheredFacts, MatchedAccount, OtherRegistration } from './conflict-facts.ts';
import { prevail, type Precedence } from './precedence.ts';
import type { Claim } from './precedence-steps.ts';
import { isStanding } from './standing.ts';

/** What is known of the partners that claim a deal beside their registrations. */
export type PartyStanding = Pick<Claim, 'tier' | 'territories'>;

/** Who prevails, and everybody who claims the deal. */
export type AmongClaims = Precedence & { claims: readonly Claim[] };

/** The registration under judgement, and whose it is. */
export interface Claimed {
  id: string;
  partnerId: string;
  partnerName: string;
}

const claimOf = (
  registrationId: string,
  {
    partnerId,
    partnerName,
    submittedAt,
  }: Pick<OtherRegistration, 'partnerId' | 'partnerName' | 'submittedAt'>,
  standing: PartyStanding | undefined,
): Claim => ({
  registrationId,
  partnerId,
  partnerName,
  submittedAt,
  tier: standing?.tier ?? null,
  territories: standing?.territories ?? null,
  // Whether its work brought the deal about is for the evidence to show.
  influenceProven: null,
});

/** Registrations of others that stand at an account as of an instant. */
const othersAt = (
  account: Pick<MatchedAccount, 'registrations'> | undefined,
  { partnerId }: Pick<Claimed, 'partnerId'>,
  at: string,
): readonly OtherRegistration[] =>
  (account?.registrations ?? []).filter((one) => one.partnerId !== partnerId && isStanding(one, at) === true);

/** The partners that claim a deal, whose standing decides; none where nobody else does. */
export function claimantsOf(
  deal: Pick<Claimed, 'partnerId'>,
  account: Pick<MatchedAccount, 'registrations'> | undefined,
  at: string,
): string[] {
  const others = othersAt(account, deal, at);
  return others.length === 0 ? [] : [deal.partnerId, ...others.map(({ partnerId }) => partnerId)];
}

/**
 * Who prevails among those that registered the deal, by the precedence of the policy; null where nobody else did.
 * @param account the one the deal is most likely for
 * @param standings of the claimants; of those left out nothing is known
 * @param at the instant as of which the others stand
 */
export function precedenceAmong(
  deal: Claimed,
  account: Pick<MatchedAccount, 'registrations' | 'owner' | 'incumbents'> | undefined,
  { registration }: Pick<GatheredFacts, 'registration'>,
  order: ConflictPolicy['precedence'],
  standings: ReadonlyMap<string, PartyStanding>,
  at: string,
): AmongClaims | null {
  const rivals = othersAt(account, deal, at).map((one) => claimOf(one.id, one, standings.get(one.partnerId)));
  if (account === undefined || rivals.length === 0) return null;
  const { partnerId, partnerName } = deal;
  const { submittedAt, productId, productFamily, country, subdivision, postalCode } = registration;
  const own = claimOf(deal.id, { partnerId, partnerName, submittedAt }, standings.get(partnerId));
  const { owner, incumbents } = account;
  const dispute = { productId, productFamily, country, subdivision, postalCode, owner, incumbents };
  return { ...prevail([own, ...rivals], dispute, order), claims: [own, ...rivals] };
}
