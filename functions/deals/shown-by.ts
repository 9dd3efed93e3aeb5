import { registeredToo } from '#functions/accounts/index.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { partnersBelow } from '#functions/partners/index.ts';
import { findDeals } from './store/deal-store.ts';
import type { Narrow } from './store/shared-deals.ts';

/** Those of some registrations that are for companies which a partner has registered, too (2 requests per 100). */
const overlappingWith =
  (distributorId: string): Narrow =>
  async (copies) => {
    const deals = await findDeals(copies.map(({ id }) => id));
    const accounts = new Map(deals.map(({ id, accountId }) => [id, accountId]));
    const common = await registeredToo(
      distributorId,
      [...accounts.values()].flatMap((id) => id ?? []),
    );
    return copies.filter(({ id }) => common.has(accounts.get(id) ?? ''));
  };

/**
 * What a partner shows of its registrations to one that it buys from, directly or not. It is looked for among those below
 * that one as they are now (the requests of looking down): whoever was put under another, or shares less, shows nothing
 * from the next request on, and neither the answer nor its time says whether any other partner exists.
 * @returns what is shown of a page of them
 * @throws Problem `not-found` for everyone else, and for those that let none be seen
 */
export async function shownBy(partnerId: string, distributorId: string): Promise<Narrow> {
  const found = (await partnersBelow(distributorId)).find(({ id }) => id === partnerId);
  if (found?.sharing === 'all') return (copies) => Promise.resolve([...copies]);
  if (found?.sharing === 'overlapping') return overlappingWith(distributorId);
  throw new Problem('not-found');
}
