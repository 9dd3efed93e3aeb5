import { listProducts } from '@rafiq/shared/products/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { dynamoProductStore as products } from '../store/dynamo-product-store.ts';

/** Lists the catalogue by name, or finds products by words of their names and aliases. */
export const list = handle(listProducts, (_, { query, scope }) => {
  const { limit, cursor, q } = query;
  return products.list(q, { limit, cursor, scope });
});
