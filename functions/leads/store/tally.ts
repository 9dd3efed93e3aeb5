/** Counts of the channel, kept beside the leads and fed by their events; each event counts once. */
import { leadSubstatuses, type LeadSubstatus } from '@rafiq/shared/leads/status.ts';
import { commit, absent, type Change, type Write } from '#functions/kernel/commit.ts';
import { getItems, type Item, type Key } from '#functions/kernel/dynamo.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { policyOutcomesKey, turnsPartition } from './lead-keys.ts';
import { trackRecordKey } from './track-records.ts';
import { dailyVerbs, type DailyVerb, type Increments } from '../domain/tally-events.ts';

const partition = 'TALLY#leads';
const totalsKey: Key = { pk: partition, sk: 'ALL' };
const dayKey = (day: string): Key => ({ pk: partition, sk: `DAY#${day}` });
const seenKey = (eventId: string): Key => ({ pk: `SEEN#tally#${eventId}`, sk: 'SEEN' });

const daysShown = 14;
const dayMs = 86_400_000;
const seenForSeconds = 14 * 24 * 60 * 60;

/** The events among these that were not counted yet (1 request). */
export async function notCounted(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
  const seen = await getItems(events.map(({ id }) => seenKey(id)));
  const fresh = events.filter((_event, index) => seen[index] === undefined);
  return [...new Map(fresh.map((event) => [event.id, event])).values()];
}

function addWrite(
  key: Key,
  counts: ReadonlyMap<string, number>,
  extra: { set: string; values: Item } | null,
): Write[] {
  const changed = [...counts].filter(([, by]) => by !== 0);
  if (changed.length === 0) return [];
  const names = Object.fromEntries(changed.map(([name], index) => [`#n${index}`, name]));
  const values = Object.fromEntries(changed.map(([, by], index) => [`:v${index}`, by]));
  const add = `ADD ${changed.map((_entry, index) => `#n${index} :v${index}`).join(', ')}`;
  return [
    {
      label: 'tally',
      update: key,
      set: extra === null ? add : `${extra.set} ${add}`,
      names,
      values: { ...values, ...extra?.values },
    },
  ];
}

/** The writes that add to the counts: totals, each day's, each partner's, each policy's, and turns. */
export const tallyWrites = (at: string, increments: Increments): Write[] => [
  ...addWrite(totalsKey, increments.totals, { set: 'SET countedAt = :at', values: { ':at': at } }),
  ...[...increments.days].flatMap(([day, counts]) => addWrite(dayKey(day), counts, null)),
  ...[...increments.partners].flatMap(([partnerId, counts]) =>
    addWrite(trackRecordKey(partnerId), counts, null),
  ),
  ...[...increments.policies].flatMap(([version, counts]) =>
    addWrite(policyOutcomesKey(version), counts, null),
  ),
  ...[...increments.turns.values()].flatMap(({ month, scope, partnerId, counts }) =>
    addWrite({ pk: turnsPartition(scope, month), sk: partnerId }, counts, null),
  ),
];

/** The mark of an event that was counted; it goes long after the event could come again. */
export const seenWrite = (eventId: string, at: string): Write => ({
  label: 'seen',
  put: {
    ...seenKey(eventId),
    kind: 'seen',
    schema: 1,
    ttl: Math.floor(Date.parse(at) / 1000) + seenForSeconds,
  },
  when: absent,
});

/** Counts events once, whatever is repeated or reordered (1 transaction). */
export function count(change: Change, events: readonly StoredEvent[], increments: Increments): Promise<null> {
  const writes: Write[] = [
    ...events.map(({ id }) => seenWrite(id, change.at)),
    ...tallyWrites(change.at, increments),
  ];
  return commit(change, { writes, events: [], answer: null });
}

const numberAt = (item: Item | undefined, name: string): number => {
  const value = item?.[name];
  return typeof value === 'number' ? value : 0;
};

/** The counts as the overview shows them (1 request). */
export async function readTally(now: string): Promise<{
  bySubstatus: Record<LeadSubstatus, number>;
  unplacedByReason: { code: string; count: number }[];
  byCountry: { country: string; leads: number; unplaced: number }[];
  days: ({ day: string } & Record<DailyVerb, number>)[];
  countedAt: string | null;
}> {
  const today = Date.parse(now.slice(0, 10));
  const days = Array.from({ length: daysShown }, (_, index) =>
    new Date(today - (daysShown - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
  const [totals, ...perDay] = await getItems([totalsKey, ...days.map(dayKey)]);
  const named = (prefix: string) =>
    Object.keys(totals ?? {})
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ name: name.slice(prefix.length), count: numberAt(totals, name) }))
      .filter(({ count: many }) => many !== 0)
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const countedAt = totals?.['countedAt'];
  return {
    bySubstatus: Object.fromEntries(
      leadSubstatuses.map((substatus) => [substatus, numberAt(totals, `status.${substatus}`)]),
    ) as Record<LeadSubstatus, number>,
    unplacedByReason: named('unplaced.').map(({ name, count: many }) => ({ code: name, count: many })),
    byCountry: named('country.').map(({ name, count: many }) => ({
      country: name,
      leads: many,
      unplaced: numberAt(totals, `unplacedIn.${name}`),
    })),
    days: days.map((day, index) => ({
      day,
      ...(Object.fromEntries(dailyVerbs.map((verb) => [verb, numberAt(perDay[index], verb)])) as Record<
        DailyVerb,
        number
      >),
    })),
    countedAt: typeof countedAt === 'string' ? countedAt : null,
  };
}
