import { Problem } from '#functions/kernel/problem.ts';
import { findProduct } from '#functions/products/index.ts';
import type { DealProduct } from './domain/draft.ts';

/** The product a registration names (1 request; none for none). @throws Problem `unknown-reference` */
export async function productOf(productId: string | undefined): Promise<DealProduct | null> {
  if (productId === undefined) return null;
  const product = await findProduct(productId);
  if (product === undefined)
    throw new Problem('unknown-reference', {
      errors: [{ pointer: '/productId', code: 'unknown-reference' }],
    });
  return product;
}
