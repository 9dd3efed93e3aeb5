/** Gives the leads of an earlier version the clock of how long they rest; theirs begins when it is given. */
import { leadMoves } from '@rafiq/shared/leads/status.ts';
import { commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { queryAll } from '#functions/kernel/dynamo.ts';
import { restartIdle } from '../domain/idle-clock.ts';
import { isWorked, type Lead } from '../domain/lead.ts';
import { parseLead } from './lead-items.ts';
import { substatusList } from './lead-keys.ts';
import { rewriteWrites } from './lead-writes.ts';

/**
 * Starts the clock of every lead that is worked and has none (1 request per megabyte of leads, and 1 for each of them).
 * Each by itself, and only if it still stands as it was read: to be cut off and to be repeated does no harm.
 * @returns how many were started
 */
export async function startIdleClocks(change: Change): Promise<number> {
  let started = 0;
  for (const substatus of leadMoves.recall.from) {
    const items = await queryAll({ partition: substatusList(substatus), index: 'list' });
    for (const lead of items.map(parseLead)) if (await start(lead, change)) started += 1;
  }
  return started;
}

async function start(lead: Lead, change: Change): Promise<boolean> {
  if (!isWorked(lead.state) || lead.state.idle !== null) return false;
  const writes = rewriteWrites(lead, restartIdle(lead, lead.state, change.at));
  try {
    await commit(change, { writes, events: [], answer: null });
    return true;
  } catch (error) {
    // The lead moved on meanwhile, and has its clock by that.
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
