/** The door of products: what leads, partners and imports refer to. */
import type { Product } from '@rafiq/shared/products/contract.ts';
import { dynamoProductStore } from './store/dynamo-product-store.ts';

export { createProduct } from './create-product.ts';

/** A product of the catalogue (1 request). */
export const findProduct = (id: string): Promise<Product | undefined> => dynamoProductStore.find(id);

/** Products of the catalogue, one for each id, in its order (1 request per 100; none for no ids). */
export const findProducts = (ids: readonly string[]): Promise<(Product | undefined)[]> =>
  dynamoProductStore.findMany(ids);

/** The product that owns this name or alias, whatever its spelling (2 requests). */
export const matchProduct = (text: string): Promise<Product | undefined> => dynamoProductStore.match(text);
