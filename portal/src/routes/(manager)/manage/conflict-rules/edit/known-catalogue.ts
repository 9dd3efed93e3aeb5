import { fold } from '@rafiq/shared/fold.ts';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import type { Option } from '#lib/components/policy/condition-table.ts';
import type { Api } from '#lib/server/api.ts';

const atMost = 100;

export interface KnownCatalogue {
  products: Option[];
  /** The families of all products; null where there are more products than were read. */
  families: string[] | null;
  /** The certifications that active partners hold. */
  certifications: string[];
}

/** What conditions and parameters of conflict rules are chosen from (2 requests). */
export async function knownCatalogue(api: Api): Promise<KnownCatalogue> {
  const [products, partners] = await Promise.all([
    api.act(listProducts, { query: { limit: atMost } }),
    api.act(listPartners, { query: { limit: atMost, status: 'active' } }),
  ]);
  const known = products.ok ? products.value.items : [];
  const families = new Map(known.flatMap(({ family }) => (family === null ? [] : [[fold(family), family]])));
  const held = partners.ok
    ? partners.value.items.flatMap(({ specialisations }) => specialisations.certifications)
    : [];
  return {
    products: known.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
    families: products.ok && products.value.nextCursor === null ? [...families.values()] : null,
    certifications: [...new Map(held.map(({ name }) => [fold(name), name])).values()],
  };
}
