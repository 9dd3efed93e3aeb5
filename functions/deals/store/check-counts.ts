/** How many private checks were made, and the record of each. */
import * as z from 'zod';
import { absent, type Write } from '#functions/kernel/commit.ts';
import { getItem, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { checkLimits, checkWindows } from '../domain/check-limits.ts';
import { checkCountKey } from './deal-keys.ts';

export interface Asker {
  partnerId: string;
  userId: string;
}

export interface CheckCounts {
  hour: number;
  day: number;
  /** Whether the vendor was told today that its organisation asks like somebody who reads a list. */
  told: boolean;
}

const counted = z.object({ made: z.number().int() });
const keptSeconds = 2 * 24 * 60 * 60;

const countOf = (item: Item | undefined): number => (item === undefined ? 0 : counted.parse(item).made);
const toldKey = (partnerId: string, day: string): Key => checkCountKey(partnerId, `TOLD#${day}`);

/** How many checks a person made in this hour, and its organisation on this day (1 request). */
export async function readCheckCounts({ partnerId, userId }: Asker, at: string): Promise<CheckCounts> {
  const { hour, day } = checkWindows(userId, at);
  const [ofHour, ofDay, told] = await Promise.all([
    getItem(checkCountKey(partnerId, hour)),
    getItem(checkCountKey(partnerId, day)),
    getItem(toldKey(partnerId, day)),
  ]);
  return { hour: countOf(ofHour), day: countOf(ofDay), told: told !== undefined };
}

const goneAt = (at: string): number => Math.floor(Date.parse(at) / 1000) + keptSeconds;

/** Counts one more where fewer than so many were made: a burst that arrives together is counted one by one. */
const countWrite = (key: Key, most: number, at: string): Write => ({
  label: 'check-count',
  update: key,
  set: 'SET #kind = :kind, #schema = :schema, #ttl = :ttl ADD #made :one',
  names: { '#kind': 'kind', '#schema': 'schema', '#ttl': 'ttl', '#made': 'made' },
  values: { ':kind': 'check-count', ':schema': 1, ':ttl': goneAt(at), ':one': 1 },
  when: {
    expression: 'attribute_not_exists(#made) OR #made < :most',
    values: { ':most': most },
  },
});

/** Counts one more check (2 items; 3 where the vendor is told). */
export function countWrites(
  { partnerId, userId }: Asker,
  ruling: { mostInHour: number; suspected: boolean },
  at: string,
): Write[] {
  const { hour, day } = checkWindows(userId, at);
  return [
    countWrite(checkCountKey(partnerId, hour), ruling.mostInHour, at),
    countWrite(checkCountKey(partnerId, day), checkLimits.perPartnerDay, at),
    ...(ruling.suspected
      ? [
          {
            label: 'check-told',
            put: { ...toldKey(partnerId, day), kind: 'check-told', schema: 1, ttl: goneAt(at) },
            when: absent,
          },
        ]
      : []),
  ];
}
