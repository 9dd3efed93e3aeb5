/** Search by the beginnings of words: small items beside each record, written with it. */
import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { wordsOf } from '@rafiq/shared/fold.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { getItems, query, type Item, type Key, type Listing } from './dynamo.ts';
import { readCursor, writeCursor, type CursorScope } from './cursor.ts';
import type { PageRequest } from './list.ts';
import type { Write } from './commit.ts';
import * as z from 'zod';

/** Words that begin with the same two letters lie together. */
const partitionOf = (space: string, word: string): string => `WORD#${space}#${beginningOf(word, 2)}`;

/** Where a word of a record's name lies. */
export const wordKey = (space: string, word: string, id: string): Key => ({
  pk: partitionOf(space, word),
  sk: `${word}#${id}`,
});

/** The writes that make a record findable by the words of its name (1 item a word, at most 8). */
export const wordWrites = (space: string, id: string, name: string, target: Key): Write[] =>
  writesOf(space, id, wordsOf(name), target);

const writesOf = (space: string, id: string, words: readonly string[], target: Key): Write[] =>
  words.map((word) => ({
    label: 'word',
    put: { ...wordKey(space, word, id), kind: 'word', schema: 1, id, words: [...words], target },
  }));

/** The writes that keep a record findable after its name changed. */
export const wordChanges = (space: string, id: string, before: string, after: string, target: Key): Write[] =>
  nameChanges(space, id, [before], [after], target);

/** So many words are kept of a record that has several names; the names that come last are cut first. */
const mostWords = 24;
const wordsOfAll = (names: readonly string[]): string[] =>
  [...new Set(names.flatMap((name) => wordsOf(name)))].slice(0, mostWords);

/** The same for a record that has several names, or none: every word is one of its own (at most 24 and 24 items). */
export function nameChanges(
  space: string,
  id: string,
  before: readonly string[],
  after: readonly string[],
  target: Key,
): Write[] {
  const words = wordsOfAll(after);
  const gone = wordsOfAll(before).filter((word) => !words.includes(word));
  return [
    ...gone.map((word): Write => ({ label: 'word', remove: wordKey(space, word, id) })),
    ...writesOf(space, id, words, target),
  ];
}

const wordItem = z.object({
  sk: z.string(),
  id: z.string(),
  words: z.array(z.string()),
  target: z.object({ pk: z.string(), sk: z.string() }),
});
const lastKey = z.object({ pk: z.string(), sk: z.string() });
const mostRequests = 6;

/** Of the words of one name that begin alike, one answers for all, so that no page brings the record again. */
const speaksForAll = ({ sk, id, words }: z.output<typeof wordItem>, beginning: string): boolean =>
  sk === `${words.filter((word) => word.startsWith(beginning)).sort()[0] ?? ''}#${id}`;

/**
 * Records whose names have words beginning with every word asked for, in any spelling the folding joins. The
 * longest word asked for drives the query; the others filter (1 to 6 requests, then one batch read).
 */
export async function searchPage<Entry>(
  space: string,
  text: string,
  page: PageRequest,
  read: (item: Item) => Entry | undefined,
): Promise<Page<Entry>> {
  const asked = wordsOf(text).sort((a, b) => b.length - a.length);
  const [driving, ...others] = asked;
  if (driving === undefined) return { items: [], nextCursor: null };
  const items: Entry[] = [];
  // One letter alone spans many partitions; it is looked up where it stands as a word of its own.
  const partition = partitionOf(space, driving);
  const scope: CursorScope = { ...page.scope, filters: [page.scope.filters, partition] };
  let after: Listing['after'] =
    page.cursor === undefined ? undefined : lastKey.parse(readCursor(page.cursor, scope));
  for (let request = 0; request < mostRequests && items.length < page.limit; request += 1) {
    const answer = await query({
      partition,
      prefix: driving,
      limit: page.limit - items.length,
      consistent: false,
      after,
    });
    const hits = answer.items
      .map((item) => wordItem.parse(item))
      .filter(({ words }) => others.every((other) => words.some((word) => word.startsWith(other))))
      .filter((found) => speaksForAll(found, driving));
    for (const item of await getItems(hits.map(({ target }) => target))) {
      const entry = item === undefined ? undefined : read(item);
      if (entry !== undefined) items.push(entry);
    }
    after = answer.last;
    if (after === undefined) break;
  }
  return { items, nextCursor: after === undefined ? null : writeCursor(after, scope) };
}
