import { fold } from '@rafiq/shared/fold.ts';
import type { RegistrationFacts } from './conflict-facts.ts';

/** What a deal is for: a product, and its family. */
export type Range = Pick<RegistrationFacts, 'productId' | 'productFamily'>;

/**
 * Those among others that are for the same products as a registration: the same product, or one of its family, in any
 * spelling; one without a family is for all. `unsure` says that there are some of which nobody can say, because the
 * registration's own family is not known.
 */
export function overlapping<One extends Range>(
  others: readonly One[],
  mine: Range,
  products: 'same-family' | 'any',
): { met: One[]; unsure: boolean } {
  if (products === 'any') return { met: [...others], unsure: false };
  const family = mine.productFamily === null ? null : fold(mine.productFamily);
  const met = others.filter(
    ({ productId, productFamily }) =>
      productFamily === null ||
      (productId !== null && productId === mine.productId) ||
      fold(productFamily) === family,
  );
  return { met, unsure: family === null && met.length < others.length };
}
