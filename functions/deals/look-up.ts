import type { Candidate } from '#functions/accounts/index.ts';
import { partnerNamesOf } from '#functions/partners/index.ts';
import { findProducts } from '#functions/products/index.ts';
import type { LookedUp } from './gather-facts.ts';

/** Partners whose names an account does not keep. */
const namelessIn = ({ placement }: Candidate): string[] => {
  const { ownerPartnerId, ownerPartnerName, openLeads, servingPartnerIds } = placement;
  const named = new Set(
    openLeads.filter(({ partnerName }) => partnerName !== null).map(({ partnerId }) => partnerId),
  );
  return [
    ...(ownerPartnerId !== null && ownerPartnerName === null ? [ownerPartnerId] : []),
    ...servingPartnerIds.filter((id) => !named.has(id)),
  ];
};

/**
 * What the accounts that a company may be name by identifier alone: partners, and products of open leads (1 request each,
 * at the same time; none where they name nothing so).
 */
export async function lookUp(candidates: readonly Candidate[]): Promise<LookedUp> {
  const partnerIds = [...new Set(candidates.flatMap(namelessIn))];
  const productIds = [
    ...new Set(
      candidates.flatMap(({ placement }) => placement.openLeads.flatMap(({ productId }) => productId ?? [])),
    ),
  ];
  const [names, products] = await Promise.all([partnerNamesOf(partnerIds), findProducts(productIds)]);
  const families = new Map(
    products.flatMap((product) => (product === undefined ? [] : [[product.id, product.family] as const])),
  );
  return {
    partnerName: (id) => names.get(id) ?? id,
    productFamily: (id) => families.get(id) ?? null,
  };
}
