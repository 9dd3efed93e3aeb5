/** The roster as placement reads it: every partner at one counted moment. */
import { getItem, pause, queryAll } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import type { Roster } from '../domain/roster-partner.ts';
import { rosterPartitions, rosterVersionKey } from './partner-keys.ts';
import { readRosterFacts } from './partner-record.ts';

const readVersion = recordReader('roster-version', z.object({ version: z.number().int() }));

let kept: Roster | undefined;
const mostTries = 10;

/** How many changes partners have seen so far; 0 before the first (1 request). */
export async function rosterVersion(): Promise<number> {
  const item = await getItem(rosterVersionKey);
  return item === undefined ? 0 : readVersion(item).version;
}

/**
 * The roster at a version or a newer one. Kept in memory, so that placing many leads between two changes of
 * partners reads it once (else 10 requests; 1 unit per 4 kB of partners).
 */
export async function loadRoster(version: number): Promise<Roster> {
  if (kept !== undefined && kept.version >= version) return kept;
  let before = await rosterVersion();
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const shards = await Promise.all(rosterPartitions.map((partition) => queryAll({ partition })));
    const after = await rosterVersion();
    if (after === before) {
      const partners = shards.flat().map(readRosterFacts);
      kept = { version: after, partners: partners.sort((a, b) => (a.id < b.id ? -1 : 1)) };
      return kept;
    }
    // Partners changed while they were read; the copies may be of two moments.
    before = after;
    await pause(Math.random() * 20 * attempt);
  }
  throw new Error('The roster changed at each of 10 readings');
}
