/** Mends what an earlier version wrote: running clocks in a list that no sweep looks through. */
import { commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { queryAll, type Key } from '#functions/kernel/dynamo.ts';
import * as z from 'zod';
import * as keys from './lead-keys.ts';

/** Where the clocks of leads went whose identifiers have w, x, y or z third from their end, until 2026-11-26. */
const lostList = keys.dueList(Number.NaN);

const lostClock = z.object({ pk: z.string(), sk: z.string() });

/**
 * Moves every lost clock to the list of its lead (1 request per megabyte of keys, and 1 for each clock). Each moves
 * by itself, and only if it is still lost: to be cut off and to be repeated does no harm.
 * @returns how many were moved
 */
export async function returnLostClocks(change: Change): Promise<number> {
  const lost = await queryAll({ partition: lostList, index: 'due' });
  let moved = 0;
  for (const key of lost.map((item) => lostClock.parse(item))) if (await move(key, change)) moved += 1;
  return moved;
}

async function move(key: Key, change: Change): Promise<boolean> {
  const write = {
    label: 'clock',
    update: key,
    set: 'SET duepk = :list',
    values: { ':list': keys.dueListOf(key.pk), ':lost': lostList },
    when: { expression: 'duepk = :lost' },
  };
  try {
    await commit(change, { writes: [write], events: [], answer: null });
    return true;
  } catch (error) {
    // The lead moved on meanwhile, and its clock with it.
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
