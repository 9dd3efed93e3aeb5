/** Several timelines told as one, in one order of time. */
import type { Page } from '@rafiq/shared/page.ts';
import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import * as z from 'zod';
import { readCursor, writeCursor } from './cursor.ts';
import { query } from './dynamo.ts';
import type { StoredEvent } from './event.ts';
import type { PageRequest } from './list.ts';
import { parseTimelineRow, showTimelineRows, type TimelineReader, type TimelineRow } from './timeline.ts';

/** One of the timelines, and what its lines belong to. */
export interface Story<Of> {
  partition: string;
  prefix: string;
  of: Of;
  /** Whether it is read as it stands this instant; a little behind, at half the units, if it is not said. */
  consistent?: boolean;
  /** Which of its events are told; all if it is not said. */
  keep?: (event: StoredEvent) => boolean;
}

interface Line<Of> {
  row: TimelineRow;
  sortKey: string;
  of: Of;
}

/** How far a story has been read. */
interface Reading<Of> {
  story: Story<Of>;
  /** Read and not taken yet, the newest first. */
  ahead: Line<Of>[];
  /** The sort key behind which reading goes on. */
  after: string | undefined;
  /** That of the last line taken: a next page begins behind it. */
  taken: string | undefined;
  ended: boolean;
}

/** Where a page ended: at a line in time, and for each story that had lines in it behind which one. */
const place = z.object({ at: z.string(), id: z.string(), taken: z.record(z.string(), z.string()) });
type Place = z.output<typeof place>;

const leastAtOnce = 8;
// Reading stops after so many rounds even if little of what was read is told: the reader goes on with the cursor.
const mostRounds = 8;

const isNewer = (one: { at: string; id: string }, other: { at: string; id: string }): boolean =>
  one.at === other.at ? one.id > other.id : one.at > other.at;

/** Reads the next lines of a story (1 request). A story that was not begun has nothing newer than where the last page ended. */
async function readOn<Of>(reading: Reading<Of>, limit: number, since: Place | undefined): Promise<void> {
  const { partition, prefix, of, consistent = false } = reading.story;
  const { after } = reading;
  const { items, last } = await query({
    partition,
    prefix,
    limit,
    consistent,
    newestFirst: true,
    ...(after !== undefined && { after: { pk: partition, sk: after } }),
  });
  const lines = items.map((item) => ({ row: parseTimelineRow(item), sortKey: String(item['sk']), of }));
  const isLater = ({ row }: Line<Of>) => since !== undefined && isNewer(row.event, since);
  const first = reading.taken === undefined ? lines.findIndex((line) => !isLater(line)) : 0;
  reading.ahead = first === -1 ? [] : lines.slice(first);
  reading.after = lines.at(-1)?.sortKey ?? after;
  reading.ended = last === undefined;
}

/** The story whose next line is the newest; undefined where none has one. */
function newestOf<Of>(readings: readonly Reading<Of>[]): Reading<Of> | undefined {
  let newest: Reading<Of> | undefined;
  for (const reading of readings) {
    const [line] = reading.ahead;
    const [other] = newest?.ahead ?? [];
    if (line !== undefined && (other === undefined || isNewer(line.row.event, other.row.event)))
      newest = reading;
  }
  return newest;
}

/**
 * A page of some stories in one order of time, the newest first, each line with what it belongs to (1 request for each
 * story and round, and 1 where colleagues are named). A round reads of each story little more than its share of the
 * page, and another only goes to those that were read up: at most 8. Stories may come or go between two pages.
 */
export async function readStoriesPage<Of>(
  stories: readonly Story<Of>[],
  page: PageRequest,
  reader: TimelineReader,
): Promise<Page<{ entry: TimelineEntry; of: Of }>> {
  const since = page.cursor === undefined ? undefined : place.parse(readCursor(page.cursor, page.scope));
  const readings = stories.map((story): Reading<Of> => {
    const taken = since?.taken[story.partition];
    return { story, ahead: [], after: taken, taken, ended: false };
  });
  const share = Math.ceil((2 * (page.limit + 1)) / stories.length);
  const atOnce = Math.min(page.limit + 1, Math.max(leastAtOnce, share));
  const lines: Line<Of>[] = [];
  let last: TimelineRow['event'] | undefined;
  for (let round = 0; round < mostRounds && lines.length < page.limit; round += 1) {
    const readUp = readings.filter(({ ahead, ended }) => ahead.length === 0 && !ended);
    await Promise.all(readUp.map((reading) => readOn(reading, atOnce, since)));
    // While one of them is read up and goes on, its next line could be the newest.
    const isCertain = () => readings.every(({ ahead, ended }) => ahead.length > 0 || ended);
    while (lines.length < page.limit && isCertain()) {
      const newest = newestOf(readings);
      const line = newest?.ahead.shift();
      if (newest === undefined || line === undefined) break;
      newest.taken = line.sortKey;
      last = line.row.event;
      if (newest.story.keep?.(line.row.event) ?? true) lines.push(line);
    }
    if (readings.every(({ ahead, ended }) => ahead.length === 0 && ended)) break;
  }
  const more = readings.some(({ ahead, ended }) => ahead.length > 0 || !ended);
  const entries = await showTimelineRows(
    lines.map(({ row }) => row),
    reader,
  );
  return {
    items: lines.flatMap(({ of }, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [{ entry, of }];
    }),
    nextCursor: more && last !== undefined ? writeCursor(placeAt(last, readings), page.scope) : null,
  };
}

const placeAt = <Of>({ at, id }: TimelineRow['event'], readings: readonly Reading<Of>[]): Place => ({
  at,
  id,
  taken: Object.fromEntries(
    readings.flatMap(({ story, taken }) => (taken === undefined ? [] : [[story.partition, taken]])),
  ),
});
