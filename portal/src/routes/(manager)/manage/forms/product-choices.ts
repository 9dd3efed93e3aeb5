import { listProducts } from '@rafiq/shared/products/contract.ts';
import type { Api } from '#lib/server/api.ts';

const atMost = 100;

/** The products a form may let its visitors choose from. */
export async function productChoices(api: Api): Promise<{ value: string; label: string }[]> {
  const products = await api.act(listProducts, { query: { limit: atMost } });
  if (!products.ok) return [];
  return products.value.items
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
}
