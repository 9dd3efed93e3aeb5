/** The feed of all events, read in the order they happened, and how far it was walked. */
import * as z from 'zod';
import { absent, commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { getItem, query, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { feedPartitions } from '#functions/kernel/event.ts';
import { walkKey } from './audit-keys.ts';

const hourMs = 3_600_000;
const itemsOfShard = 200;

/** A stretch of the feed: its items, and the instant up to which everything has been read with it. */
export interface Stretch {
  items: Item[];
  upTo: string;
}

/** The feed from one instant to another (4 requests an hour and stretch; units by the size of the events). */
export async function* readFeed(from: string, until: string): AsyncGenerator<Stretch> {
  for (let hour = Math.floor(Date.parse(from) / hourMs) * hourMs; hour <= Date.parse(until); hour += hourMs) {
    yield* readHour(new Date(hour).toISOString(), from, until);
  }
}

async function* readHour(hour: string, from: string, until: string): AsyncGenerator<Stretch> {
  let start: string | undefined = from;
  while (start !== undefined) {
    const begin: string = start;
    const pages = await Promise.all(
      feedPartitions(hour).map((partition) =>
        query({ partition, index: 'feed', from: begin, limit: itemsOfShard }),
      ),
    );
    // Beyond the end of a page its shard may hold an earlier event than another shard's page does.
    const ends = pages.flatMap(({ items, last }) => (last === undefined ? [] : [sortOf(items.at(-1))]));
    const horizon = ends.sort()[0];
    const items = pages
      .flatMap((page) => page.items)
      .filter((item) => horizon === undefined || sortOf(item) <= horizon);
    const nextHour = new Date(Date.parse(hour) + hourMs).toISOString();
    const upTo = horizon === undefined ? nextHour : horizon.slice(0, until.length);
    yield { items, upTo: upTo < until ? upTo : until };
    start = horizon === undefined ? undefined : `${horizon}~`;
  }
}

const sortOf = (item: Item | undefined): string => String(item?.['feedsk'] ?? '');

const walk = z.object({ since: z.string(), until: z.string() });

/** Which stretch of the feed was walked: everything told in it is linked. */
export type Walk = z.output<typeof walk>;

export const walkItem = (walked: Walk): Item & Key => ({
  ...walkKey,
  kind: 'audit-walk',
  schema: 1,
  ...walked,
});

/** The stretch that was walked; undefined before the first time (1 request). */
export async function findWalk(): Promise<Walk | undefined> {
  const item = await getItem(walkKey);
  return item && walk.parse(item);
}

/** Keeps which stretch was walked, unless another walk came further. */
export async function saveWalk(change: Change, walked: Walk): Promise<void> {
  const further = {
    expression: `${absent.expression} OR #until < :until`,
    names: { '#until': 'until' },
    values: { ':until': walked.until },
  };
  const write = { label: 'walk', put: walkItem(walked), when: further };
  try {
    await commit(change, { writes: [write], events: [], answer: null });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
