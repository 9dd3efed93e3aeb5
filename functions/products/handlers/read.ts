import { readProduct } from '@rafiq/shared/products/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dynamoProductStore as products } from '../store/dynamo-product-store.ts';

/** Reads one product. */
export const read = handle(readProduct, async ({ productId }) => {
  const product = await products.find(productId);
  if (product === undefined) throw new Problem('not-found');
  return product;
});
