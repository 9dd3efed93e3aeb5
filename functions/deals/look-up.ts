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

/** The products of open leads. */
const productsIn = (candidates: readonly Candidate[]): string[] => [
  ...new Set(
    candidates.flatMap(({ placement }) => placement.openLeads.flatMap(({ productId }) => productId ?? [])),
  ),
];

/** The families of some products (1 request per 100; none for none). */
async function familiesOf(productIds: readonly string[]): Promise<LookedUp['productFamily']> {
  const products = await findProducts(productIds);
  const families = new Map(
    products.flatMap((product) => (product === undefined ? [] : [[product.id, product.family] as const])),
  );
  return (id) => families.get(id) ?? null;
}

/**
 * What the accounts that a company may be name by identifier alone: partners, and products of open leads (1 request each,
 * at the same time; none where they name nothing so).
 */
export async function lookUp(candidates: readonly Candidate[]): Promise<LookedUp> {
  const partnerIds = [...new Set(candidates.flatMap(namelessIn))];
  const [names, productFamily] = await Promise.all([
    partnerNamesOf(partnerIds),
    familiesOf(productsIn(candidates)),
  ]);
  return { partnerName: (id) => names.get(id) ?? id, productFamily };
}

/** Of no product: read where there is none to be looked up, so that the time does not tell. */
const noProduct = 'none';

/**
 * The same for whom nobody is named to: families of products alone, of open leads (1 request, also where there is nothing
 * to look up, and where they name partners by identifier).
 */
export async function lookUpFamilies(candidates: readonly Candidate[]): Promise<LookedUp> {
  const productIds = productsIn(candidates);
  const productFamily = await familiesOf(productIds.length === 0 ? [noProduct] : productIds);
  return { partnerName: (id) => id, productFamily };
}
