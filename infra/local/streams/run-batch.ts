import { FunctionError } from '../functions/environment.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { failedItems } from '../queues/failed-items.ts';
import type { StreamRecord } from './stream-record.ts';

export interface BatchRules {
  readonly reportsFailures: boolean;
  readonly bisects: boolean;
  /** Tries after the first; undefined means for ever. */
  readonly retries: number | undefined;
}

export interface BatchParts {
  readonly function: LocalFunction;
  /** Takes in what failed for good. */
  readonly layAside: (records: readonly StreamRecord[], tries: number) => Promise<void>;
}

const firstPauseMs = 50;
const longestPauseMs = 5000;

/**
 * Has a function handle records in order, as Lambda does for a stream: what it reports as failed is tried again from
 * there on; a batch that fails is cut in two until the poisoned record stands alone; that one is laid aside after
 * its last try. Rejects with `Runtime.Shutdown` when the runner stops: the records then count as not handled.
 */
export async function runBatch(
  records: readonly StreamRecord[],
  rules: BatchRules,
  parts: BatchParts,
): Promise<void> {
  let left = records;
  for (let tries = 1; left.length > 0; tries += 1) {
    const outcome = await attempt(left, rules, parts.function);
    if (outcome === 'done') return;
    if (outcome.firstFailed > 0) {
      left = left.slice(outcome.firstFailed);
      tries = 0;
    }
    if (rules.bisects && left.length > 1) {
      const cut = outcome.named ? 1 : Math.ceil(left.length / 2);
      await runBatch(left.slice(0, cut), rules, parts);
      left = left.slice(cut);
      tries = 0;
    } else if (rules.retries !== undefined && tries > rules.retries) {
      await parts.layAside(left, tries);
      return;
    } else await pause(tries);
  }
}

/** Where handling stopped, and whether the function itself named that record. */
type Outcome = 'done' | { readonly firstFailed: number; readonly named: boolean };

async function attempt(
  records: readonly StreamRecord[],
  rules: BatchRules,
  target: LocalFunction,
): Promise<Outcome> {
  try {
    const answer = await target.invoke({ Records: records });
    if (!rules.reportsFailures) return 'done';
    const sequence = records.map((record) => record.dynamodb.SequenceNumber);
    const failed = failedItems(answer, sequence);
    if (failed.size === 0) return 'done';
    const firstFailed = sequence.findIndex((number) => failed.has(number));
    return { firstFailed, named: failed.size < records.length };
  } catch (error) {
    if (!(error instanceof FunctionError) || error.errorType === 'Runtime.Shutdown') throw error;
    return { firstFailed: 0, named: false };
  }
}

const pause = (tries: number): Promise<void> =>
  new Promise((resolve) =>
    setTimeout(resolve, Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, tries - 1))),
  );
