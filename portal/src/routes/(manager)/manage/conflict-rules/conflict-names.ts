import type { ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import { readProduct } from '@rafiq/shared/products/contract.ts';
import type { Api } from '#lib/server/api.ts';

/** So many products are named; of more, a rule shows the ids. */
const mostNamed = 40;

/** The names of the products that conditions of rules speak of, by id (1 request each). */
export async function conflictNames(
  api: Api,
  rules: readonly ConflictPolicyRule[],
): Promise<Record<string, string>> {
  const ids = rules.flatMap(({ appliesWhen }) =>
    appliesWhen.flatMap(({ field, values }) => (field === 'productId' ? [...values] : [])),
  );
  const products = await Promise.all(
    [...new Set(ids)].slice(0, mostNamed).map(async (productId): Promise<[string, string][]> => {
      const outcome = await api.act(readProduct, { params: { productId } });
      return outcome.ok ? [[productId, outcome.value.name]] : [];
    }),
  );
  return Object.fromEntries(products.flat());
}
