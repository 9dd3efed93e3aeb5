import type { IdKind } from '@rafiq/shared/ids.ts';
import type { NewProduct, Product } from '@rafiq/shared/products/contract.ts';
import { ConditionFailed, keepAnswer, type Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { openProduct } from './domain/open-product.ts';
import { dynamoProductStore as products } from './store/dynamo-product-store.ts';

/**
 * Adds a product to the catalogue. The same external reference again answers the product it already made.
 * @throws Problem `already-exists` if its name or one of its aliases belongs to another product
 */
export async function createProduct(
  input: NewProduct,
  change: Change,
  newId: (kind: IdKind) => string,
): Promise<{ product: Product; outcome: 'created' | 'unchanged' }> {
  const known = input.externalRef && (await products.findByRef(input.externalRef));
  if (known) return unchanged(known, change);
  const product = openProduct(input, { id: newId('product'), at: change.at });
  try {
    return { product: await products.insert(product, change), outcome: 'created' };
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    // Somebody recorded the same reference at the same moment.
    const winner = input.externalRef && (await products.findByRef(input.externalRef));
    if (winner) return unchanged(winner, change);
    if (error.label === 'product-name') throw new Problem('already-exists', { cause: error });
    throw error;
  }
}

const unchanged = async (product: Product, change: Change) =>
  ({ product: await keepAnswer(change, product), outcome: 'unchanged' }) as const;
