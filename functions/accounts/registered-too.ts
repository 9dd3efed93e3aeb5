import { getItems } from '#functions/kernel/dynamo.ts';
import { matchedAccountKey } from './store/account-keys.ts';
import { type MatchedItem, parseMatched } from './store/matched-account.ts';

/** One that stands for an account, then those it stands for: merges are one level deep. */
const readings = 3;

/**
 * Those of some accounts that a partner has a registration for, too: one that stands, or ended within the time that an
 * account remembers (1 request per 100; 1 or 2 more where some of them were merged: all that are one company count).
 */
export async function registeredToo(partnerId: string, accountIds: readonly string[]): Promise<Set<string>> {
  const known = new Map<string, MatchedItem | undefined>();
  let missing = [...new Set(accountIds)];
  for (let reading = 1; reading <= readings && missing.length > 0; reading += 1) {
    const items = await getItems(missing.map(matchedAccountKey));
    missing.forEach((id, place) => {
      const item = items[place];
      known.set(id, item && parseMatched(item));
    });
    const relatives = [...known.values()].flatMap((one) =>
      one === undefined ? [] : [...(one.mergedInto === null ? [] : [one.mergedInto]), ...one.merged],
    );
    missing = [...new Set(relatives)].filter((id) => !known.has(id));
  }
  const familyOf = (id: string): string[] => {
    const survivor = known.get(id)?.mergedInto ?? id;
    return [id, survivor, ...(known.get(survivor)?.merged ?? [])];
  };
  const has = (id: string): boolean =>
    Object.values(known.get(id)?.deals ?? {}).some((deal) => deal.partnerId === partnerId);
  return new Set(accountIds.filter((id) => familyOf(id).some(has)));
}
