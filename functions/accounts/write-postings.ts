/** Keeps behind the writes of accounts under which keys each is found. */
import { ConditionFailed, type Write, writeOne } from '#functions/kernel/commit.ts';
import { getItems, pause } from '#functions/kernel/dynamo.ts';
import { type CompanyFacts, readCompany } from './domain/matching/compare-companies.ts';
import { companyKeys } from './domain/matching/index-keys.ts';
import {
  emptyPosting,
  type Posting,
  type PostingEntry,
  withEntry,
  withoutEntry,
} from './domain/matching/posting.ts';
import { postingKey } from './store/account-keys.ts';
import { entryOf, postingWrite, readPosting } from './store/posting-items.ts';

/** An account as it is to be found, and as it was found before where that has changed. */
export interface AccountToIndex {
  accountId: string;
  facts: CompanyFacts;
  formerly?: readonly CompanyFacts[];
}

/** What is to be done to one posting. */
interface PostingChange {
  add: PostingEntry[];
  remove: string[];
}

const mostTries = 6;
/** As many requests as the connection carries at once. */
const sideBySide = 32;

/**
 * Writes some accounts under all keys they are found by, and takes them from those they no longer have (1 request per
 * 100 keys, and 1 item of at most 4 kB for each posting that changes). Each posting is written over what was read, and
 * read again where another wrote it meanwhile. To repeat it changes nothing.
 * @throws ConditionFailed where others write one posting again and again
 */
export async function writePostings(accounts: readonly AccountToIndex[]): Promise<void> {
  let wanted = changesOf(accounts);
  for (let tries = 1; wanted.size > 0; tries += 1) {
    if (tries > 1) await pause(Math.random() * 25 * 2 ** tries);
    const keys = [...wanted.keys()];
    const items = await getItems(keys.map(postingKey));
    const overtaken = new Map<string, ConditionFailed>();
    for (let from = 0; from < keys.length; from += sideBySide)
      await Promise.all(
        keys.slice(from, from + sideBySide).map(async (key, place) => {
          const refused = await changePosting(readPosting(key, items[from + place]), wanted.get(key));
          if (refused !== undefined) overtaken.set(key, refused);
        }),
      );
    const [refused] = overtaken.values();
    if (refused !== undefined && tries === mostTries) throw refused;
    wanted = new Map([...wanted].filter(([key]) => overtaken.has(key)));
  }
}

/** The postings of accounts that are the first of all. */
export const firstPostings = (accounts: readonly AccountToIndex[]): Write[] =>
  [...changesOf(accounts)].map(([key, { add }]) =>
    postingWrite(readPosting(key, undefined), add.reduce(withEntry, emptyPosting)),
  );

function changesOf(accounts: readonly AccountToIndex[]): Map<string, PostingChange> {
  const changes = new Map<string, PostingChange>();
  const changeOf = (key: string): PostingChange => {
    const known = changes.get(key) ?? { add: [], remove: [] };
    changes.set(key, known);
    return known;
  };
  for (const { accountId, facts, formerly = [] } of accounts) {
    const company = readCompany(facts);
    const entry = entryOf(accountId, company.name);
    const keys = new Set(companyKeys(company));
    for (const key of keys) changeOf(key).add.push(entry);
    for (const key of new Set(formerly.flatMap((former) => companyKeys(readCompany(former)))))
      if (!keys.has(key)) changeOf(key).remove.push(entry.id);
  }
  return changes;
}

/** Answers what refused it where another wrote the posting since it was read. */
async function changePosting(
  read: ReturnType<typeof readPosting>,
  { add, remove }: PostingChange = { add: [], remove: [] },
): Promise<ConditionFailed | undefined> {
  const after = add.reduce(withEntry, remove.reduce(withoutEntry, read.posting));
  if (isSame(read.posting, after)) return undefined;
  try {
    await writeOne(postingWrite(read, after));
    return undefined;
  } catch (error) {
    if (error instanceof ConditionFailed) return error;
    throw error;
  }
}

const isSame = (one: Posting, other: Posting): boolean =>
  one.full === other.full &&
  one.entries.length === other.entries.length &&
  one.entries.every(
    ({ id, order }, place) => id === other.entries[place]?.id && order === other.entries[place].order,
  );
