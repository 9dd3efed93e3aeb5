/** Reading a customer's contact leaves a record: no record, no contact. */
import { actorOf, type Caller } from '#functions/kernel/caller.ts';
import { ConditionFailed, commit, type Change } from '#functions/kernel/commit.ts';
import { firstSightWrite, notKept, sightEvent, sightOf, type Sight } from './store/sight-store.ts';

const mostTries = 4;
/** Two items each, in one transaction. */
const mostAtOnce = 50;

const sightsOf = (recordIds: readonly string[], change: Pick<Change, 'by' | 'at'>): Sight[] =>
  recordIds.flatMap((recordId) => sightOf(recordId, change.by, change.at) ?? []);

/** Whether a reader's sight of today is on record; to be asked beside the reading of the record itself (1 request). */
export const isWitnessed = async (caller: Caller, recordId: string, at: string): Promise<boolean> =>
  (await notKept(sightsOf([recordId], { by: actorOf(caller), at }))).length === 0;

/**
 * Puts a reader's first sight of each lead or registration on a day (UTC) on record, with its event (1 request; the first
 * time 1 transaction of 2 items a record). Two first readings at once are one.
 */
export async function witnessSights(recordIds: readonly string[], change: Change): Promise<void> {
  const sights = sightsOf(recordIds, change);
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
