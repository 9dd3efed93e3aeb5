import { listProducts } from '@rafiq/shared/products/contract.ts';
import type { Api } from '#lib/server/api.ts';

const atMost = 100;

/** The families there are, to be chosen again rather than spelled anew. */
export async function familiesOf(api: Api): Promise<string[]> {
  const products = await api.act(listProducts, { query: { limit: atMost } });
  if (!products.ok) return [];
  return [...new Set(products.value.items.flatMap(({ family }) => (family === null ? [] : [family])))];
}
