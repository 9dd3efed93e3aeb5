/** The postings of the table: under each key that companies are looked up by, which accounts have it. */
import { idPrefixes } from '@rafiq/shared/ids.ts';
import * as z from 'zod';
import { absent, atVersion, type Condition, type Write } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import type { CompanyName } from '../domain/matching/company-name.ts';
import { emptyPosting, orderOf, type Posting, type PostingEntry } from '../domain/matching/posting.ts';
import { postingKey } from './account-keys.ts';

/** A posting as it was read; its version is null where nobody has this key yet. */
export interface ReadPosting {
  key: string;
  posting: Posting;
  version: number | null;
}

const prefix = `${idPrefixes.account}_`;

/** An account as it stands in postings. */
export function entryOf(accountId: string, name: CompanyName): PostingEntry {
  const id = accountId.slice(prefix.length);
  return { id, order: orderOf(name, id) };
}

/** The account of an entry's identifier. */
export const accountIdOf = (entryId: string): string => `${prefix}${entryId}`;

const lengthOfId = 26;
const digits = 36;

/** An entry is one text, its account and its order, so that 100 of them stay within 4 kB. */
const entry = z
  .string()
  .transform((text) => ({ id: text.slice(0, lengthOfId), order: parseInt(text.slice(lengthOfId), digits) }));
const stored = recordReader(
  'posting',
  z.object({ entries: z.array(entry), full: z.boolean(), version: z.number().int() }),
);

export function readPosting(key: string, item: Item | undefined): ReadPosting {
  if (item === undefined) return { key, posting: emptyPosting, version: null };
  const { version, ...posting } = stored(item);
  return { key, posting, version };
}

const asRead = (version: number | null): Condition => (version === null ? absent : atVersion(version));

/** Holds while nobody was written under the key since it was read. */
export const postingCheck = ({ key, version }: ReadPosting): Write => ({
  label: 'bucket',
  check: postingKey(key),
  when: asRead(version),
});

/** Writes a posting over the one that was read (1 item of at most 4 kB). */
export const postingWrite = ({ key, version }: ReadPosting, { entries, full }: Posting) => ({
  label: 'bucket',
  put: {
    ...postingKey(key),
    kind: 'posting',
    schema: 1,
    entries: entries.map(({ id, order }) => `${id}${order.toString(digits)}`),
    full,
    version: (version ?? 0) + 1,
  },
  when: asRead(version),
});
