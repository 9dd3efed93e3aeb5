/** Sweepers: called by the clock, they settle what is due, one by one, so that none of it keeps the rest from its time. */
import { nowMs, toInstant } from './clock.ts';
import { ConditionFailed, type Change } from './commit.ts';
import { newId } from './id.ts';
import { log } from './log.ts';

const batchOfList = 25;
const mostBatches = 40;

/** Something whose clock has run out, with what settles it. */
export interface Due {
  id: string;
  /** @throws ConditionFailed where it moved on meanwhile: then what was done to it stands */
  settle: (change: Change) => Promise<void>;
}

/**
 * What is due of some identifiers, each read by itself: one that cannot be read fails alone, when it is its turn (by
 * `getItem`, 1 request per 100).
 * @param read undefined where an index still shows what has moved on
 */
export async function readEachDue<One>(
  ids: readonly string[],
  read: (id: string) => Promise<One | undefined>,
  settle: (one: One, change: Change) => Promise<void>,
): Promise<Due[]> {
  const outcomes = await Promise.allSettled(ids.map(read));
  return outcomes.flatMap((outcome, place): Due[] => {
    const id = ids[place] ?? '';
    if (outcome.status === 'rejected') return [{ id, settle: () => Promise.reject(outcome.reason as Error) }];
    const { value } = outcome;
    return value === undefined ? [] : [{ id, settle: (change) => settle(value, change) }];
  });
}

/**
 * Settles in batches what is due, and takes up whatever fails once a run: the rest is carried on with, and at the end the
 * run fails, which is logged for each and wakes somebody by the alarm on the worker's errors. What failed stands at the
 * head of its list until it is mended, so that as much more is looked for behind it.
 * @param worker who does it, as its events say
 * @param readDue what is due at an instant, at most so many of each list
 * @param isOvertaken whether a failure means that somebody else was first
 * @throws AggregateError of everything that failed
 */
export async function sweep(
  worker: string,
  readDue: (at: string, mostOfList: number) => Promise<Due[]>,
  isOvertaken = (error: unknown): boolean => error instanceof ConditionFailed,
): Promise<void> {
  const failures = new Map<string, unknown>();
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const at = toInstant(nowMs());
    const due = (await readDue(at, batchOfList + failures.size)).filter(({ id }) => !failures.has(id));
    const failedBefore = failures.size;
    let settled = 0;
    for (const { id, settle } of due) {
      const by = { kind: 'system', id: worker, organisation: null } as const;
      try {
        await settle({ at, by, requestId: newId('event') });
        settled += 1;
      } catch (error) {
        if (isOvertaken(error)) {
          log.info('it moved on before its clock was read', { id });
          continue;
        }
        log.error('what was due was not settled', { id, error: error as Error });
        failures.set(id, error);
      }
    }
    // The index may still show what was just settled; the next run sees the rest.
    if (due.length < batchOfList || (settled === 0 && failures.size === failedBefore)) break;
  }
  if (failures.size > 0)
    throw new AggregateError([...failures.values()], `${worker}: ${failures.size} due records failed`);
}
