/** From what was read to the facts a registration is judged by. */
import { parseMoney } from '@rafiq/shared/money.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { Candidate } from '#functions/accounts/index.ts';
import type { Chain } from '#functions/partners/index.ts';
import type {
  AccountFacts,
  GatheredFacts,
  Incumbent,
  OpenLead,
  RegistrationFacts,
} from './domain/conflict-facts.ts';
import { chainAmong } from './domain/chain-among.ts';
import type { Registration } from './domain/registration.ts';

/** What is looked up beside the candidates: names of partners, and families of products. */
export interface LookedUp {
  partnerName: (id: string) => string;
  productFamily: (id: string) => string | null;
}

export const registrationFacts = (
  {
    id,
    content,
    productFamily,
    onBehalfOf,
  }: Pick<Registration, 'id' | 'content' | 'productFamily' | 'onBehalfOf'>,
  submittedAt: string,
): RegistrationFacts => ({
  id,
  forPartnerId: onBehalfOf?.partnerId ?? null,
  productId: content.productId ?? null,
  productFamily,
  value: content.value === undefined ? null : (parseMoney(content.value) ?? null),
  country: content.company.country ?? null,
  subdivision: content.company.subdivision ?? null,
  postalCode: content.company.postalCode ?? null,
  submittedAt,
  expectedCloseOn: content.expectedCloseOn ?? null,
});

/** Who sold to an account: by registrations that were won, and by leads that were. */
function incumbentsOf({ matched, placement }: Candidate, { partnerName }: LookedUp): Incumbent[] {
  const byDeals = Object.values(matched.deals)
    .filter(({ status }) => status === 'won')
    .map(({ partnerId, partnerName: name, productId, productFamily, endedAt }) => ({
      partnerId,
      partnerName: name,
      productId,
      productFamily,
      lastSoldAt: endedAt,
    }));
  const working = new Set(placement.openLeads.map(({ partnerId }) => partnerId));
  const byLeads = placement.servingPartnerIds
    .filter((partnerId) => !working.has(partnerId))
    .map((partnerId) => ({
      partnerId,
      partnerName: partnerName(partnerId),
      // A lead that was won does not say of which family it was: it counts for all.
      productId: null,
      productFamily: null,
      lastSoldAt: null,
    }));
  return [...byDeals, ...byLeads];
}

const openLeadsOf = ({ placement }: Candidate, { partnerName, productFamily }: LookedUp): OpenLead[] =>
  placement.openLeads.map(({ id, partnerId, partnerName: name, productId, since }) => ({
    id,
    partnerId,
    partnerName: name ?? partnerName(partnerId),
    state: 'accepted',
    productId,
    productFamily: productId === null ? null : productFamily(productId),
    since: since ?? '',
  }));

function accountFacts(candidate: Candidate, lookedUp: LookedUp): AccountFacts {
  const { accountId, score, matched, placement } = candidate;
  const { ownerPartnerId, ownerPartnerName } = placement;
  return {
    id: accountId,
    score,
    owner:
      ownerPartnerId === null
        ? 'nobody'
        : {
            partnerId: ownerPartnerId,
            partnerName: ownerPartnerName ?? lookedUp.partnerName(ownerPartnerId),
          },
    isHouse: matched.soldDirectly,
    incumbents: incumbentsOf(candidate, lookedUp),
    registrations: Object.entries(matched.deals).map(([id, deal]) => ({ id, ...deal })),
    leads: openLeadsOf(candidate, lookedUp),
    // No system that knows of the vendor's own opportunities is connected.
    opportunities: null,
  };
}

/**
 * The facts of a registration. Of its partner's chain those are kept that have anything to do with the accounts.
 * @param openRegistrations how many others of its partner wait for a decision or are protected
 */
export const gatherFacts = (
  registration: RegistrationFacts,
  partner: Partner,
  chain: Chain,
  openRegistrations: number,
  candidates: readonly Candidate[],
  lookedUp: LookedUp,
  at: string,
): GatheredFacts => {
  const accounts = candidates.map((candidate) => accountFacts(candidate, lookedUp));
  return {
    judgedAt: at,
    registration,
    partner: {
      id: partner.id,
      kind: partner.kind,
      tier: partner.tier,
      timeZone: partner.timeZone,
      certifications: partner.specialisations.certifications,
      territories: partner.territories,
      chain: chainAmong({ above: chain.above, below: chain.below.map(({ id }) => id) }, accounts),
      openRegistrations,
    },
    accounts,
  };
};
