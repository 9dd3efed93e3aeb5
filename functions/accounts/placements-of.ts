/** What placement looks at in accounts, each as the company that it is one with. */
import { getItems, type Item } from '#functions/kernel/dynamo.ts';
import { type Family, standingAsOne } from './as-one-company.ts';
import { accountPlacementKey } from './store/account-keys.ts';
import {
  type AccountPlacement,
  type AccountStanding,
  parseAccountStanding,
  placementOf,
} from './store/account-placement.ts';

/** One that stands for an account, then those it stands for: merges are one level deep. */
const readings = 2;

/**
 * How placement sees accounts whose own items were read (no request where none of them is merged; else at most 2, one
 * after the other, for up to 100 others each): an account and all it is one company with stand as one.
 */
export async function placementsOf(
  read: ReadonlyMap<string, Item | undefined>,
): Promise<Map<string, AccountPlacement>> {
  const known = new Map([...read].map(([id, item]) => [id, parseAccountStanding(item)]));
  const relatives = ({ mergedInto, merged }: AccountStanding) => [
    ...(mergedInto === null ? [] : [mergedInto]),
    ...merged,
  ];
  for (let reading = 1; reading <= readings; reading += 1) {
    const missing = [...new Set([...known.values()].flatMap(relatives))].filter((id) => !known.has(id));
    const items = await getItems(missing.map(accountPlacementKey));
    missing.forEach((id, place) => known.set(id, parseAccountStanding(items[place])));
  }
  const asOne = (id: string): AccountPlacement => {
    const own = known.get(id) ?? parseAccountStanding(undefined);
    const survivor = (own.mergedInto === null ? undefined : known.get(own.mergedInto)) ?? own;
    const members: Family<AccountStanding> = [
      survivor,
      ...survivor.merged.flatMap((other) => known.get(other) ?? []),
    ];
    return placementOf(standingAsOne(members));
  };
  return new Map([...read.keys()].map((id) => [id, asOne(id)]));
}
