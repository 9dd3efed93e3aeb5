/** Whom and what a policy names, and which of it does not exist. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { statusesOf } from '#functions/partners/index.ts';
import { findProducts } from '#functions/products/index.ts';

interface Reference {
  id: string;
  pointer: string;
}

const pointed = (ids: readonly string[], at: string): Reference[] =>
  ids.map((id, index) => ({ id, pointer: `${at}/${index}` }));

/** Every partner that a policy names, with its place. */
const partnersIn = ({ excludedPartners, rules }: PolicyDocument): Reference[] => [
  ...pointed(excludedPartners, '/excludedPartners'),
  ...rules.flatMap(({ among, strategy }, place) => [
    ...pointed(among.partners, `/rules/${place}/among/partners`),
    ...(strategy.kind === 'direct'
      ? [{ id: strategy.partnerId, pointer: `/rules/${place}/strategy/partnerId` }]
      : []),
  ]),
];

/** Every product that a policy names, with its place. */
const productsIn = ({ rules }: PolicyDocument): Reference[] =>
  rules.flatMap(({ when }, place) =>
    when.flatMap(({ field, values }, index) =>
      field === 'productId' ? pointed(values, `/rules/${place}/when/${index}/values`) : [],
    ),
  );

/** What a policy names that does not exist (1 request per 100 partners and products; none where it names none). */
async function unknownReferences(
  document: PolicyDocument,
): Promise<{ pointer: string; code: 'unknown-reference' }[]> {
  const [partners, products] = [partnersIn(document), productsIn(document)];
  const distinct = (references: Reference[]) => [...new Set(references.map(({ id }) => id))];
  const [knownPartners, foundProducts] = await Promise.all([
    statusesOf(distinct(partners)),
    findProducts(distinct(products)),
  ]);
  const knownProducts = new Set(
    foundProducts.flatMap((product) => (product === undefined ? [] : [product.id])),
  );
  return [
    ...partners.filter(({ id }) => !knownPartners.has(id)),
    ...products.filter(({ id }) => !knownProducts.has(id)),
  ].map(({ pointer }) => ({ pointer, code: 'unknown-reference' }));
}

/**
 * @param at where the document stands in the request: `/document`
 * @throws Problem `unknown-reference` with the place of each that does not exist
 */
export async function mustNameKnown(document: PolicyDocument, at = ''): Promise<void> {
  const unknown = await unknownReferences(document);
  if (unknown.length === 0) return;
  const errors = unknown.map(({ pointer, code }) => ({ pointer: `${at}${pointer}`, code }));
  throw new Problem('unknown-reference', { errors });
}
