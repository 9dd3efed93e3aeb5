import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { KnownPartners } from '@rafiq/shared/leads/policy-warnings.ts';
import { readPartner, type Partner } from '@rafiq/shared/partners/contract.ts';
import { readProduct } from '@rafiq/shared/products/contract.ts';
import type { Api } from '#lib/server/api.ts';

/** So many of each are named; of more, a policy says how many. */
const mostNamed = 40;

/** Partners that rules speak of, each once, as they come. */
const partnersIn = ({ rules }: PolicyDocument): string[] =>
  rules.flatMap(({ among, strategy }) => [
    ...(strategy.kind === 'direct' ? [strategy.partnerId] : []),
    ...among.partners,
  ]);
const productsIn = ({ rules }: PolicyDocument): string[] =>
  rules.flatMap(({ when }) =>
    when.flatMap(({ field, values }) => (field === 'productId' ? [...values] : [])),
  );

const pick = ({ status, weight }: Partner) => ({ status, weight });

/**
 * The names of the partners and products that a policy speaks of, and how those partners stand; what cannot be read
 * keeps its id.
 */
export async function policyNames(api: Api, document: PolicyDocument) {
  const partner = async (id: string) => {
    const outcome = await api.act(readPartner, { params: { partnerId: id } });
    return outcome.ok
      ? { id, name: outcome.value.name, standing: pick(outcome.value) }
      : { id, name: id, standing: undefined };
  };
  const product = async (id: string) => {
    const outcome = await api.act(readProduct, { params: { productId: id } });
    return { id, name: outcome.ok ? outcome.value.name : id };
  };
  const first = (ids: readonly string[]) => [...new Set(ids)].slice(0, mostNamed);
  const [excluded, partners, products] = await Promise.all([
    Promise.all(first(document.excludedPartners).map(partner)),
    Promise.all(first(partnersIn(document)).map(partner)),
    Promise.all(first(productsIn(document)).map(product)),
  ]);
  const names = Object.fromEntries([...excluded, ...partners, ...products].map(({ id, name }) => [id, name]));
  const standing: KnownPartners['standing'] = Object.fromEntries(
    partners.flatMap((one) => (one.standing === undefined ? [] : [[one.id, one.standing]])),
  );
  return { excluded: excluded.map(({ id, name }) => ({ id, name })), names, standing };
}
