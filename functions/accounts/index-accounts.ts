/** Keeps every account findable under all its keys, behind the events that tell of it. */
import { isDeepStrictEqual } from 'node:util';
import { ConditionFailed, writeOne } from '#functions/kernel/commit.ts';
import { getItems, queryPages } from '#functions/kernel/dynamo.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { log } from '#functions/kernel/log.ts';
import type { CompanyFacts } from './domain/matching/compare-companies.ts';
import { everyAccount, matchedAccountKey } from './store/account-keys.ts';
import { readAccount } from './store/dynamo-account-store.ts';
import { factsOfMatched, matchedWrite, newMatched, parseMatched } from './store/matched-account.ts';
import { writePostings } from './write-postings.ts';

/** What accounts are compared by now; those that are compared by nothing are left out (1 request per 100). */
async function factsOfAll(accountIds: readonly string[]): Promise<Map<string, CompanyFacts>> {
  const items = await getItems(accountIds.map(matchedAccountKey));
  return new Map(
    accountIds.flatMap((id, place): [string, CompanyFacts][] => {
      const item = items[place];
      return item === undefined ? [] : [[id, factsOfMatched(parseMatched(item))]];
    }),
  );
}

const mostRounds = 4;

/**
 * Writes accounts under the keys they have now, whatever was told of them, and takes them from those they had (2 requests
 * more than the postings take). Where one is called otherwise meanwhile it is written once more: whichever of two that
 * run at once ends last leaves what is true.
 */
async function indexAsTheyStand(formerly: ReadonlyMap<string, readonly CompanyFacts[]>): Promise<void> {
  const former = new Map(formerly);
  let standing = await factsOfAll([...former.keys()]);
  for (let round = 1; standing.size > 0 && round <= mostRounds; round += 1) {
    await writePostings(
      [...standing].map(([accountId, facts]) => ({ accountId, facts, formerly: former.get(accountId) })),
    );
    const now = await factsOfAll([...standing.keys()]);
    for (const [id, facts] of standing) former.set(id, [...(former.get(id) ?? []), facts]);
    standing = new Map([...now].filter(([id, facts]) => !isDeepStrictEqual(facts, standing.get(id))));
  }
}

/** Takes in what events told of accounts; answers those that failed. */
export async function indexAccounts(
  events: readonly { event: StoredEvent; formerly: readonly CompanyFacts[] }[],
): Promise<string[]> {
  const byAccount = Map.groupBy(events, ({ event }) => event.subject);
  try {
    await indexAsTheyStand(
      new Map([...byAccount].map(([id, told]) => [id, told.flatMap(({ formerly }) => formerly)])),
    );
    return [];
  } catch (error) {
    log.error('accounts were not indexed', { accountIds: [...byAccount.keys()], error: error as Error });
    return events.map(({ event }) => event.id);
  }
}

const accountsAtOnce = 25;

/**
 * Makes every account comparable and findable that was opened before accounts were (2 requests for 25 accounts, 1 for each
 * of them, and what their postings take). To be cut off and to be repeated does no harm.
 * @returns how many there are
 */
export async function indexEveryAccount(): Promise<number> {
  let indexed = 0;
  const listing = { partition: everyAccount, index: 'list', limit: accountsAtOnce } as const;
  for await (const items of queryPages(listing)) {
    const accounts = items.map(readAccount);
    await Promise.all(accounts.map((account) => writeUnlessKnown(newMatched(account))));
    await indexAsTheyStand(new Map(accounts.map(({ id }) => [id, []])));
    indexed += accounts.length;
  }
  return indexed;
}

async function writeUnlessKnown(account: ReturnType<typeof newMatched>): Promise<void> {
  try {
    await writeOne(matchedWrite(account, account.matched));
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
