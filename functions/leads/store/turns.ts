/** Turns of a month, counted behind the events. */
import * as z from 'zod';
import { queryAll } from '#functions/kernel/dynamo.ts';
import { turnsPartition } from './lead-keys.ts';

const count = z.number().int().default(0);
const stored = z.object({ sk: z.string(), given: count, back: count });

/** Turns given in a month and given back in it, by partner (1 request and about 1 unit per 40 partners). */
export async function readTurns(
  scope: string,
  month: string,
): Promise<Map<string, { given: number; back: number }>> {
  const items = await queryAll({ partition: turnsPartition(scope, month), consistent: false });
  return new Map(
    items
      .map((item) => stored.parse(item))
      .map(({ sk, given, back }): [string, { given: number; back: number }] => [sk, { given, back }]),
  );
}
