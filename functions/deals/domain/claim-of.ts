/** What a registration claims, and whether that is still what it was submitted with. */
import { fold } from '@rafiq/shared/fold.ts';
import type { Registration } from './registration.ts';
import { sameContent } from './same-content.ts';

type Claiming = Pick<Registration, 'claimed' | 'content' | 'productFamily'>;
type Range = Pick<NonNullable<Registration['claimed']>, 'productId' | 'productFamily'>;

/** What a registration claims once it is submitted as it is: a company, and products. */
export const claimOf = ({ content, productFamily }: Claiming): NonNullable<Registration['claimed']> => ({
  company: content.company,
  productId: content.productId ?? null,
  productFamily,
});

/** Protection is of an account and a product family; a product without one is a claim of its own. */
const sameRange = (one: Range, other: Range): boolean =>
  one.productFamily === null || other.productFamily === null
    ? one.productFamily === other.productFamily && one.productId === other.productId
    : fold(one.productFamily) === fold(other.productFamily);

/**
 * Whether a registration says something else than it was submitted with: of its company, if only how it is written, and
 * of which products it is for. Null where it is not kept what it was submitted with.
 */
export function changeOfClaim(deal: Claiming): { company: boolean; products: boolean } | null {
  if (deal.claimed === null) return null;
  return {
    company: !sameContent(deal.claimed.company, deal.content.company),
    products: !sameRange(deal.claimed, claimOf(deal)),
  };
}
