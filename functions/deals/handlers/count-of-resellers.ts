import { compareText } from '@rafiq/shared/compare-text.ts';
import { countOfResellers as route } from '@rafiq/shared/deals/shared-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { partnersBelow, readLoads } from '#functions/partners/index.ts';
import { partnerOf } from '../reach.ts';
import { readOpenDealsOf } from '../store/deal-store.ts';

const mostListed = 500;

/** Counts what those below the caller's own partner have, as far as each shares. */
export const countOfResellers = handle(route, async (_, { caller }) => {
  const active = (await partnersBelow(partnerOf(caller)))
    .filter(({ status }) => status === 'active')
    .toSorted((one, other) => compareText(one.name, other.name) || compareText(one.id, other.id));
  const listed = active.slice(0, mostListed);
  const telling = listed.flatMap(({ id, sharing }) => (sharing === 'hidden' ? [] : [id]));
  const [deals, loads] = await Promise.all([readOpenDealsOf(telling), readLoads(telling)]);
  return {
    resellers: listed.map(({ id, name, sharing }) => ({
      id,
      name,
      sharing,
      openDeals: deals.get(id) ?? null,
      openLeads: loads.get(id)?.open ?? null,
    })),
    more: active.length > mostListed,
  };
});
