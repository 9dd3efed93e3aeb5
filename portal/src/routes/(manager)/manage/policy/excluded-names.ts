import { readPartner } from '@rafiq/shared/partners/contract.ts';
import type { Api } from '#lib/server/api.ts';

/** So many are named; a policy that excludes more says how many. */
const mostNamed = 40;

/** The names of excluded partners; one that cannot be read keeps its id. */
export const excludedNames = (api: Api, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  Promise.all(
    ids.slice(0, mostNamed).map(async (id) => {
      const outcome = await api.act(readPartner, { params: { partnerId: id } });
      return { id, name: outcome.ok ? outcome.value.name : id };
    }),
  );
