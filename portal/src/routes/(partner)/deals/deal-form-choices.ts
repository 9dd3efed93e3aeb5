/** What the form of a registration offers to choose from. */
import { listResellers } from '@rafiq/shared/partners/chain-contract.ts';
import { readOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { dayIn } from '@rafiq/shared/working-time.ts';
import { apiOf } from '#lib/server/api.ts';

const wholeCatalogue = 100;

export async function dealFormChoices(event: RequestEvent) {
  const api = apiOf(event);
  const [products, own, below] = await Promise.all([
    api.read(listProducts, { query: { limit: wholeCatalogue } }),
    api.read(readOwnPartner, {}),
    api.act(listResellers, {}),
  ]);
  return {
    products: products.items
      .filter(({ active }) => active)
      .map(({ id, name }) => ({ value: id, label: name })),
    /** Those it may register for; most partners have none. */
    resellers: below.ok ? below.value.resellers : [],
    /** Where the partner sells: chosen most often. */
    countries: [...new Set(own.territories.map(({ country }) => country))],
    ownCountry: own.country,
    today: dayIn(event.locals.reader.timeZone, Date.now()),
  };
}
