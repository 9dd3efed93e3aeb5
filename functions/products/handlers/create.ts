import { createProduct as route } from '@rafiq/shared/products/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { createProduct } from '../create-product.ts';

/** Adds a product to the catalogue. */
export const create = handle(route, async (_, { body, change, newId }) => {
  const { product } = await createProduct(body, change, newId);
  return product;
});
