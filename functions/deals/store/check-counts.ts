/** How many private checks were made, and the record of each. */
import * as z from 'zod';
import { atVersion, orAbsent, type Change, type Write } from '#functions/kernel/commit.ts';
import { getItem, type Item, type Key } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { checkWindows } from '../domain/check-limits.ts';
import { checkCountKey } from './deal-keys.ts';

interface Asker {
  partnerId: string;
  userId: string;
}

export interface CheckCounts {
  hour: number;
  day: number;
}

const counted = z.object({ version: z.number().int() });
const keptSeconds = 2 * 24 * 60 * 60;

const countOf = (item: Item | undefined): number => (item === undefined ? 0 : counted.parse(item).version);

/** How many checks a person made in this hour, and its organisation on this day (1 request). */
export async function readCheckCounts({ partnerId, userId }: Asker, at: string): Promise<CheckCounts> {
  const { hour, day } = checkWindows(userId, at);
  const [ofHour, ofDay] = await Promise.all([
    getItem(checkCountKey(partnerId, hour)),
    getItem(checkCountKey(partnerId, day)),
  ]);
  return { hour: countOf(ofHour), day: countOf(ofDay) };
}

const countWrite = (key: Key, before: number, at: string): Write => ({
  label: 'check-count',
  put: {
    ...key,
    kind: 'check-count',
    schema: 1,
    version: before + 1,
    ttl: Math.floor(Date.parse(at) / 1000) + keptSeconds,
  },
  when: before === 0 ? orAbsent(atVersion(0)) : atVersion(before),
});

/** Counts one more, over what was read (2 items). */
export function countWrites({ partnerId, userId }: Asker, before: CheckCounts, at: string): Write[] {
  const { hour, day } = checkWindows(userId, at);
  return [
    countWrite(checkCountKey(partnerId, hour), before.hour, at),
    countWrite(checkCountKey(partnerId, day), before.day, at),
  ];
}

/** What was asked goes on record; and, once a day, that an organisation asks like somebody who reads a list. */
export function checkEvents(
  { partnerId, companyName, country }: Asker & { companyName: string; country: string | null },
  suspected: boolean,
  { at }: Pick<Change, 'at'>,
): EventDraft[] {
  const { pk } = checkCountKey(partnerId, '');
  const draft = (happened: string, data: EventDraft['data']): EventDraft => ({
    type: `rafiq.deals.check.${happened}.v1`,
    subject: partnerId,
    pk,
    version: Math.floor(Date.parse(at) / 1000) % 1_000_000_000,
    beside: true,
    data: { partnerId, ...data },
  });
  return [
    draft('made', { companyName, country }),
    ...(suspected ? [draft('list-reading-suspected', {})] : []),
  ];
}
