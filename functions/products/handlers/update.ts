import { updateProduct } from '@rafiq/shared/products/contract.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeProduct } from '../domain/change-product.ts';
import { dynamoProductStore as products } from '../store/dynamo-product-store.ts';

/** Changes a product that is still as its reader saw it. */
export const update = handle(updateProduct, async ({ productId }, { body, change, ifMatch }) => {
  const before = await products.find(productId);
  if (before === undefined) throw new Problem('not-found');
  if (before.version !== ifMatch) throw new Problem('stale');
  const { product, changed } = changeProduct(before, body, change.at);
  if (changed.length === 0) return before;
  try {
    return await products.save(before, product, changed, change);
  } catch (error) {
    if (error instanceof ConditionFailed && error.label === 'product-name') {
      throw new Problem('already-exists', { cause: error });
    }
    throw error;
  }
});
