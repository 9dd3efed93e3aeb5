/** How many private checks were made and registrations submitted, by window. */
import * as z from 'zod';
import { absent, type Write } from '#functions/kernel/commit.ts';
import { getItem, type Key } from '#functions/kernel/dynamo.ts';
import { checkLimits, checkWindows, submissionLimits, type Submitted } from '../domain/check-limits.ts';
import { checkCountKey } from './deal-keys.ts';

export interface Asker {
  partnerId: string;
  userId: string;
}

/** What was asked and submitted in a window. */
type Window = { made: number } & Submitted;

export interface CheckCounts {
  hour: Window;
  day: Window;
  /** Whether the vendor was told today that its organisation asks like somebody who reads a list. */
  told: boolean;
}

const count = z.number().int().default(0);
const counted = z.object({ made: count, submitted: count, vain: count });
const keptSeconds = 2 * 24 * 60 * 60;

const toldKey = (partnerId: string, day: string): Key => checkCountKey(partnerId, `TOLD#${day}`);

/** What a person asked and submitted in this hour, and its organisation on this day (1 request). */
export async function readCheckCounts({ partnerId, userId }: Asker, at: string): Promise<CheckCounts> {
  const { hour, day } = checkWindows(userId, at);
  const [ofHour, ofDay, told] = await Promise.all([
    getItem(checkCountKey(partnerId, hour)),
    getItem(checkCountKey(partnerId, day)),
    getItem(toldKey(partnerId, day)),
  ]);
  return { hour: counted.parse(ofHour ?? {}), day: counted.parse(ofDay ?? {}), told: told !== undefined };
}

const goneAt = (at: string): number => Math.floor(Date.parse(at) / 1000) + keptSeconds;

type Counted = keyof Window;

/**
 * Counts one more of something in a window, where each of what is limited is fewer than its most: a burst that arrives
 * together is counted one by one.
 */
function countWrite(
  key: Key,
  counts: readonly Counted[],
  most: Readonly<Partial<Record<Counted, number>>>,
  at: string,
): Write {
  const limited = Object.entries(most);
  const named = new Set([...counts, ...limited.map(([what]) => what)]);
  return {
    label: 'check-count',
    update: key,
    set: `SET #kind = :kind, #schema = :schema, #ttl = :ttl ADD ${counts.map((what) => `#${what} :one`).join(', ')}`,
    names: {
      '#kind': 'kind',
      '#schema': 'schema',
      '#ttl': 'ttl',
      ...Object.fromEntries([...named].map((what) => [`#${what}`, what])),
    },
    values: { ':kind': 'check-count', ':schema': 1, ':ttl': goneAt(at), ':one': 1 },
    ...(limited.length > 0 && {
      when: {
        expression: limited
          .map(([what]) => `(attribute_not_exists(#${what}) OR #${what} < :${what})`)
          .join(' AND '),
        values: Object.fromEntries(limited.map(([what, number]) => [`:${what}`, number])),
      },
    }),
  };
}

/** Keeps for the day that the vendor is told of an organisation. */
const toldWrite = (partnerId: string, day: string, at: string): Write => ({
  label: 'check-told',
  put: { ...toldKey(partnerId, day), kind: 'check-told', schema: 1, ttl: goneAt(at) },
  when: absent,
});

/** Counts one more check (2 items; 3 where the vendor is told). */
export function countWrites(
  { partnerId, userId }: Asker,
  ruling: { mostInHour: number; suspected: boolean },
  at: string,
): Write[] {
  const { hour, day } = checkWindows(userId, at);
  return [
    countWrite(checkCountKey(partnerId, hour), ['made'], { made: ruling.mostInHour }, at),
    countWrite(checkCountKey(partnerId, day), ['made'], { made: checkLimits.perPartnerDay }, at),
    ...(ruling.suspected ? [toldWrite(partnerId, day, at)] : []),
  ];
}

/** Counts one more registration that is submitted (2 items; 3 where the vendor is told). */
export function submissionWrites(
  { partnerId, userId }: Asker,
  { mostVainInHour, vain, suspected }: { mostVainInHour: number; vain: boolean; suspected: boolean },
  at: string,
): Write[] {
  const { hour, day } = checkWindows(userId, at);
  const counts: Counted[] = vain ? ['submitted', 'vain'] : ['submitted'];
  const { perPersonHour, perPartnerDay, vainPerPartnerDay } = submissionLimits;
  const [mostInHour, mostOnDay] = [
    { submitted: perPersonHour, vain: mostVainInHour },
    { submitted: perPartnerDay, vain: vainPerPartnerDay },
  ];
  return [
    countWrite(checkCountKey(partnerId, hour), counts, mostInHour, at),
    countWrite(checkCountKey(partnerId, day), counts, mostOnDay, at),
    ...(suspected ? [toldWrite(partnerId, day, at)] : []),
  ];
}

/** Counts a registration that was given up right after it was submitted: it is refused to nobody (2 items; 3 where the vendor is told). */
export function givenUpWrites({ partnerId, userId }: Asker, suspected: boolean, at: string): Write[] {
  const { hour, day } = checkWindows(userId, at);
  return [
    countWrite(checkCountKey(partnerId, hour), ['vain'], {}, at),
    countWrite(checkCountKey(partnerId, day), ['vain'], {}, at),
    ...(suspected ? [toldWrite(partnerId, day, at)] : []),
  ];
}
