/** Lists: pages of parsed items with a cursor, from one or several partitions. */
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { readCursor, writeCursor, type CursorScope } from './cursor.ts';
import { query, type Item, type Listing } from './dynamo.ts';

export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
  scope: CursorScope;
}

// Reading stops after so many pages even if a filter let few items through: the caller goes on with the cursor.
const mostRequests = 10;
const lastKey = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * A page of one partition, keeping what `keep` lets through. A page may hold fewer items than asked for and
 * still have a next one (at most 10 requests a page).
 */
export async function listPage<Entry>(
  listing: Omit<Listing, 'limit' | 'after'>,
  page: PageRequest,
  read: (item: Item) => Entry | undefined,
): Promise<Page<Entry>> {
  const items: Entry[] = [];
  let after = page.cursor === undefined ? undefined : lastKey.parse(readCursor(page.cursor, page.scope));
  for (let request = 0; request < mostRequests; request += 1) {
    const room = page.limit - items.length;
    const answer = await query({
      ...listing,
      limit: room,
      ...(after === undefined ? {} : { after: after as Listing['after'] & object }),
    });
    for (const item of answer.items) {
      const entry = read(item);
      if (entry !== undefined) items.push(entry);
    }
    after = answer.last as typeof after;
    if (after === undefined || items.length >= page.limit) break;
  }
  return { items, nextCursor: after === undefined ? null : writeCursor(after, page.scope) };
}

/** One item of a merged list: where it sorts, and how to go on after it in its partition. */
interface Head {
  partition: number;
  sort: string;
  item: Item;
}

const mergePosition = z.array(lastKey.nullable());

/**
 * A page merged from several partitions of one index in the order of its sort key (1 request per partition and
 * page, more only where a filter refuses much).
 */
export async function mergePage<Entry>(
  partitions: readonly string[],
  listing: Omit<Listing, 'limit' | 'after' | 'partition'> & { sortAttribute: string },
  page: PageRequest,
  read: (item: Item) => Entry | undefined,
  keyOf: (item: Item) => Record<string, string>,
): Promise<Page<Entry>> {
  const { sortAttribute, ...how } = listing;
  const starts =
    page.cursor === undefined
      ? partitions.map(() => undefined)
      : mergePosition.parse(readCursor(page.cursor, page.scope)).map((key) => key ?? undefined);
  const exhausted = partitions.map(() => false);
  const heads: Head[][] = await Promise.all(
    partitions.map(async (partition, index) => {
      const answer = await query({
        ...how,
        partition,
        limit: page.limit,
        ...(starts[index] === undefined ? {} : { after: starts[index] as Listing['after'] & object }),
      });
      exhausted[index] = answer.last === undefined;
      return answer.items.map((item) => ({ partition: index, sort: String(item[sortAttribute]), item }));
    }),
  );
  const merged = heads
    .flat()
    .sort((a, b) => (how.newestFirst === true ? compare(b.sort, a.sort) : compare(a.sort, b.sort)));
  // Beyond the last item of a partition that has more, the order is not known yet.
  const horizon = heads
    .flatMap((list, index) => (exhausted[index] === true ? [] : list.slice(-1)))
    .map(({ sort }) => sort)
    .sort(compare);
  const limit = how.newestFirst === true ? horizon.at(-1) : horizon[0];
  const reachable = merged.filter(
    ({ sort }) => limit === undefined || (how.newestFirst === true ? sort >= limit : sort <= limit),
  );
  const items: Entry[] = [];
  const positions = [...starts];
  let taken = 0;
  for (const head of reachable) {
    if (items.length >= page.limit) break;
    taken += 1;
    positions[head.partition] = keyOf(head.item);
    const entry = read(head.item);
    if (entry !== undefined) items.push(entry);
  }
  const more = taken < merged.length || exhausted.includes(false);
  return {
    items,
    nextCursor: more
      ? writeCursor(
          positions.map((key) => key ?? null),
          page.scope,
        )
      : null,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
