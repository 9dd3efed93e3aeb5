import { readConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { readProduct } from '@rafiq/shared/products/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

/** So many products are named; of more, a rule shows the ids. */
const mostNamed = 40;

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const policy = await api.read(readConflictPolicy, {});
  const ids = policy.document.rules.flatMap(({ appliesWhen }) =>
    appliesWhen.flatMap(({ field, values }) => (field === 'productId' ? [...values] : [])),
  );
  const products = await Promise.all(
    [...new Set(ids)].slice(0, mostNamed).map(async (productId): Promise<[string, string][]> => {
      const outcome = await api.act(readProduct, { params: { productId } });
      return outcome.ok ? [[productId, outcome.value.name]] : [];
    }),
  );
  return { policy, names: Object.fromEntries(products.flat()) };
};
