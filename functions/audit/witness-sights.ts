/** Reading a customer's contact leaves a record: no record, no contact. */
import { actorOf, type Caller } from '#functions/kernel/caller.ts';
import { ConditionFailed, commit, type Change } from '#functions/kernel/commit.ts';
import { firstSightWrite, notKept, sightEvent, sightOf, type Sight } from './store/sight-store.ts';

const mostTries = 4;
/** Two items each, in one transaction. */
const mostAtOnce = 50;

const sightsOf = (leadIds: readonly string[], change: Pick<Change, 'by' | 'at'>): Sight[] =>
  leadIds.flatMap((leadId) => sightOf(leadId, change.by, change.at) ?? []);

/** Whether a reader's sight of today is on record; to be asked beside the reading of the lead itself (1 request). */
export const isWitnessed = async (caller: Caller, leadId: string, at: string): Promise<boolean> =>
  (await notKept(sightsOf([leadId], { by: actorOf(caller), at }))).length === 0;

/**
 * Puts a reader's first sight of each lead on a day (UTC) on record, with its event (1 request; the first time 1
 * transaction of 2 items a lead). Two first readings at once are one.
 */
export async function witnessSights(leadIds: readonly string[], change: Change): Promise<void> {
  const sights = sightsOf(leadIds, change);
  for (let tries = 1; ; tries += 1) {
    const missing = await notKept(sights);
    if (missing.length === 0) return;
    try {
      await keep(missing, change);
      return;
    } catch (error) {
      if (!(error instanceof ConditionFailed) || tries === mostTries) throw error;
    }
  }
}

async function keep(sights: readonly Sight[], change: Change): Promise<void> {
  for (let start = 0; start < sights.length; start += mostAtOnce) {
    const some = sights.slice(start, start + mostAtOnce);
    await commit(change, { writes: some.map(firstSightWrite), events: some.map(sightEvent), answer: null });
  }
}
