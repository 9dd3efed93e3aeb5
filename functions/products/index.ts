/** The door of products: what leads, partners and imports refer to. */
import type { Product } from '@rafiq/shared/products/contract.ts';
import { foldName } from './domain/product-names.ts';
import { dynamoProductStore } from './store/dynamo-product-store.ts';

export { createProduct } from './create-product.ts';

export { aliasPlan } from './alias-plan.ts';

/** The whole catalogue at once, for whoever has many texts to look up in it. */
export interface Catalogue {
  find(text: string): Product | undefined;
  /** Every name and alias. */
  names: readonly { product: Product; name: string }[];
}

/** Reads the whole catalogue (1 request per megabyte). */
export async function readCatalogue(): Promise<Catalogue> {
  const products = await dynamoProductStore.everyOne();
  const names = products.flatMap((product) =>
    [product.name, ...product.aliases].map((name) => ({ product, name })),
  );
  const byName = new Map(names.map(({ product, name }) => [foldName(name), product]));
  return { find: (text) => byName.get(foldName(text)), names };
}

/** A product of the catalogue (1 request). */
export const findProduct = (id: string): Promise<Product | undefined> => dynamoProductStore.find(id);

/** Products of the catalogue, one for each id, in its order (1 request per 100; none for no ids). */
export const findProducts = (ids: readonly string[]): Promise<(Product | undefined)[]> =>
  dynamoProductStore.findMany(ids);

/** The product that owns this name or alias, whatever its spelling (2 requests). */
export const matchProduct = (text: string): Promise<Product | undefined> => dynamoProductStore.match(text);
