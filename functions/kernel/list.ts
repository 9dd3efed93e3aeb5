/** Lists: pages of parsed items with a cursor, from one partition or merged from several. */
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { readCursor, writeCursor, type CursorScope } from './cursor.ts';
import { query, type Item, type Key, type Listing } from './dynamo.ts';
import { table } from './table.ts';

export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
  scope: CursorScope;
}

/** How the partitions of a list are read; the partition and where to go on come from the page. */
export type Reading = Omit<Listing, 'partition' | 'limit' | 'after'>;

// Reading stops after so many rounds even if a filter let few items through: the caller goes on with the cursor.
const mostRounds = 8;
// A filter that refused much in the first round will refuse much in the next: those read more at once.
const laterRounds = 200;

/** The place of an item in the order of a list, whichever of its partitions it lies in. */
const place = z.record(z.string(), z.string());
type Place = z.output<typeof place>;

/** Where reading stands in a partition: at its beginning, after an item, or at its end. */
const position = z.union([z.null(), z.literal('end'), place]);
type Position = z.output<typeof position>;

interface Head {
  partition: number;
  sort: string;
  item: Item;
}

/** The attributes by which a query goes on after an item. */
function keyOf(item: Item, reading: Reading): Record<string, string> {
  const names: string[] = [table.keys.pk, table.keys.sk];
  if (reading.index !== undefined)
    names.push(table.indexes[reading.index].pk, table.indexes[reading.index].sk);
  return Object.fromEntries(names.map((name) => [name, String(item[name])]));
}

/** The attribute that names the partition a list is read from. */
const partitionName = ({ index }: Reading): string =>
  index === undefined ? table.keys.pk : table.indexes[index].pk;

/** A place seen from a partition, which may be another than it was told of: reading goes on beyond it there, too. */
const placeIn = (partition: string, after: Place, reading: Reading): Place => ({
  ...after,
  [partitionName(reading)]: partition,
});

/** A position as a cursor carries it: of which partition it is, its place among them tells. */
const toldPosition = (where: Position, reading: Reading): Position => {
  if (where === null || where === 'end') return where;
  const { [partitionName(reading)]: _, ...told } = where;
  return told;
};

/** Reads items of a list and lets through what is to be kept. */
export const keepIf =
  <Entry>(parse: (item: Item) => Entry, keep: (entry: Entry) => boolean) =>
  (item: Item): Entry | undefined => {
    const entry = parse(item);
    return keep(entry) ? entry : undefined;
  };

/** A page of one partition in the order of its sort key (see `mergePage`). */
export const listPage = <Entry>(
  { partition, ...reading }: Reading & { partition: string },
  page: PageRequest,
  read: (item: Item) => Entry | undefined,
): Promise<Page<Entry>> => mergePage([partition], reading, page, read);

/**
 * A page merged from several partitions in the order of the sort key, keeping what `read` lets through
 * (1 request per partition and round; another round, at most 8, only where `read` refuses much). A page may
 * hold fewer items than asked for and still have a next one.
 */
export async function mergePage<Entry>(
  partitions: readonly string[],
  reading: Reading,
  page: PageRequest,
  read: (item: Item) => Entry | undefined,
): Promise<Page<Entry>> {
  // Where a list is made of other partitions than before (a partner serves other countries), it begins anew.
  const scope: CursorScope = { ...page.scope, filters: [page.scope.filters, partitions] };
  const positions: Position[] =
    page.cursor === undefined
      ? partitions.map(() => null)
      : z
          .array(position)
          .length(partitions.length)
          .parse(readCursor(page.cursor, scope))
          .map((where, index) =>
            where === null || where === 'end' ? where : placeIn(partitions[index] ?? '', where, reading),
          );
  const { items } = await takeNext(partitions, reading, page.limit, positions, read);
  const more = positions.some((where) => where !== 'end');
  const told = positions.map((where) => toldPosition(where, reading));
  return { items, nextCursor: more ? writeCursor(told, scope) : null };
}

/**
 * A page merged from partitions of which some may come or go between two pages: the cursor names one place in the order
 * of the sort key, and every partition of the moment is read beyond it. No two items may have one sort key (1 request per
 * partition and round, as `mergePage`; also where a partition has ended).
 */
export async function unitedPage<Entry>(
  partitions: readonly string[],
  reading: Reading,
  page: PageRequest,
  read: (item: Item) => Entry | undefined,
): Promise<Page<Entry>> {
  const after = page.cursor === undefined ? null : place.parse(readCursor(page.cursor, page.scope));
  const positions = partitions.map((partition): Position => after && placeIn(partition, after, reading));
  const { items, last } = await takeNext(partitions, reading, page.limit, positions, read);
  const more = last !== undefined && positions.some((where) => where !== 'end');
  return { items, nextCursor: more ? writeCursor(keyOf(last, reading), page.scope) : null };
}

/**
 * Takes what comes next in some partitions, and moves on where each stands (`positions`).
 * @returns what was let through, and the last item that was looked at
 */
async function takeNext<Entry>(
  partitions: readonly string[],
  reading: Reading,
  limit: number,
  positions: Position[],
  read: (item: Item) => Entry | undefined,
): Promise<{ items: Entry[]; last: Item | undefined }> {
  const items: Entry[] = [];
  let last: Item | undefined;
  for (let round = 0; round < mostRounds && items.length < limit; round += 1) {
    const { reachable, exhausted } = await readHeads(
      partitions,
      reading,
      positions,
      round === 0 ? limit + 1 : Math.max(limit - items.length + 1, laterRounds),
    );
    const untaken = new Set<number>();
    for (const head of reachable) {
      if (items.length === limit) {
        untaken.add(head.partition);
        continue;
      }
      last = head.item;
      positions[head.partition] = keyOf(head.item, reading);
      const entry = read(head.item);
      if (entry !== undefined) items.push(entry);
    }
    for (const partition of exhausted) if (!untaken.has(partition)) positions[partition] = 'end';
    if (positions.every((where) => where === 'end')) break;
  }
  return { items, last };
}

/**
 * The next items of every partition, merged as far as their order is certain: beyond the last item read of a
 * partition that has more, another of its items could come first.
 */
async function readHeads(
  partitions: readonly string[],
  reading: Reading,
  positions: readonly Position[],
  limit: number,
): Promise<{ reachable: Head[]; exhausted: number[] }> {
  const sortName = reading.index === undefined ? table.keys.sk : table.indexes[reading.index].sk;
  const sign = reading.newestFirst === true ? -1 : 1;
  const exhausted: number[] = [];
  const horizons: string[] = [];
  const heads = await Promise.all(
    partitions.map(async (partition, index): Promise<Head[]> => {
      const where = positions[index] ?? null;
      if (where === 'end') return [];
      const { items, last } = await query({
        ...reading,
        partition,
        limit,
        ...(where === null ? {} : { after: where as Key & Record<string, string> }),
      });
      const found = items.map((item) => ({ partition: index, sort: String(item[sortName]), item }));
      const end = found.at(-1);
      if (last === undefined) exhausted.push(index);
      else if (end !== undefined) horizons.push(end.sort);
      return found;
    }),
  );
  const order = (a: string, b: string) => sign * (a < b ? -1 : a > b ? 1 : 0);
  const horizon = horizons.sort(order)[0];
  const reachable = heads
    .flat()
    .filter(({ sort }) => horizon === undefined || order(sort, horizon) <= 0)
    .sort((a, b) => order(a.sort, b.sort) || a.partition - b.partition);
  // A partition that was read to its end is not finished while some of its items lie beyond the horizon.
  const beyond = new Set(
    heads
      .flat()
      .filter(({ sort }) => horizon !== undefined && order(sort, horizon) > 0)
      .map(({ partition }) => partition),
  );
  return { reachable, exhausted: exhausted.filter((partition) => !beyond.has(partition)) };
}
