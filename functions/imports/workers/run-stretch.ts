import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { pause } from '#functions/kernel/dynamo.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { log } from '#functions/kernel/log.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { cleanText } from '../domain/clean-text.ts';
import { countStretch, type RowEnd, type SliceMemory } from '../domain/count-stretch.ts';
import { findingsOf, type Finding } from '../domain/finding.ts';
import type { Stretch } from '../domain/import-job.ts';
import { longestShown } from '../domain/row-reader.ts';
import type { RowFault } from '../domain/row-reasons.ts';
import type { CsvRow } from '../csv-rows.ts';
import type { RowTaken, TakeRow } from './take-row.ts';

export interface StretchLimits {
  /** Rows at work at the same time. */
  lanes: number;
  /** At most so many rows, so that progress is seen and little is done twice after a crash. */
  rows: number;
  /** No further row is begun after this long. */
  ms: number;
}

export interface RowChange {
  /** The circumstances of recording one row. */
  (row: number): Change;
}

export interface StretchResult {
  stretch: Stretch;
  findings: Finding[];
  /** The rows counted as taken. */
  taken: ReadonlySet<string>;
  /** Whether the file has ended. */
  ended: boolean;
}

/**
 * Does the next rows of a file, several at a time, and answers when each of them is done. Rows are begun in the
 * order of the file, so that all rows up to the last one begun are done.
 */
export async function runStretch(
  rows: AsyncGenerator<CsvRow, void, undefined>,
  from: Stretch['end'],
  memory: SliceMemory,
  take: { row: TakeRow; change: RowChange },
  limits: StretchLimits,
): Promise<StretchResult> {
  const until = performance.now() + limits.ms;
  const ends: RowEnd[] = [];
  const findings: Finding[] = [];
  let end = from;
  let begun = 0;
  let ended = false;
  let broken = false;

  const lane = async (): Promise<void> => {
    while (!ended && !broken && begun < limits.rows && performance.now() < until) {
      begun += 1;
      const next = await rows.next();
      if (next.done === true) {
        ended = true;
        return;
      }
      const { number, cells, strayQuote, endByte } = next.value;
      if (number > end.row) end = { row: number, byte: endByte };
      const taken =
        strayQuote === undefined
          ? await patiently(() => take.row(cells, take.change(number)), number)
          : refusedFor(strayQuote);
      ends.push(endOf(taken));
      if (taken.kind === 'refused') findings.push(...findingsOf(number, 'refused', taken.faults));
      else findings.push(...findingsOf(number, 'notice', taken.notices));
    }
  };
  const stopAll = (error: unknown): never => {
    broken = true;
    throw error;
  };
  // All lanes come to rest before the first fault is told: no row is left at work behind our back.
  const lanes = await Promise.allSettled(Array.from({ length: limits.lanes }, () => lane().catch(stopAll)));
  const fault = lanes.find((one) => one.status === 'rejected');
  if (fault !== undefined) throw fault.reason;

  findings.sort((a, b) => a.row - b.row);
  const { counts, taken } = countStretch(ends, memory);
  return { stretch: { end, counts }, findings, taken, ended };
}

const endOf = (taken: RowTaken): RowEnd =>
  taken.kind === 'refused'
    ? { kind: 'refused' }
    : {
        kind: 'recorded',
        externalId: taken.externalId,
        outcome: taken.outcome,
        createdAt: taken.createdAt,
        noticed: taken.notices.length > 0,
      };

/** Behind a quote that ends its cell too early, nobody can say which text belongs to which column. */
const refusedFor = (strayQuote: string): RowTaken => ({
  kind: 'refused',
  faults: [
    {
      column: null,
      value: beginningOf(cleanText(strayQuote).text, longestShown),
      reason: { code: 'import.stray-quote' satisfies `import.${RowFault}`, params: {} },
    },
  ],
});

const mostTries = 4;

/**
 * Tries a row again while the database or another row stands in its way. A fault of ours refuses this one row,
 * with a line in the log, so that one bad row cannot hold up a file.
 * @throws what a database that does not answer throws in the end
 */
async function patiently(attempt: () => Promise<RowTaken>, row: number): Promise<RowTaken> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) {
        log.error('row failed', { row, error: error as Error });
        return { kind: 'refused', faults: [unexpected] };
      }
      if (tries === mostTries) throw error;
      await pause(Math.random() * 100 * 2 ** tries);
    }
  }
}

const unexpected = { column: null, value: null, reason: { code: 'import.unexpected', params: {} } };

/** Whether an error tells of a passing state: a lost race, a database or network that did not answer. */
const mayPass = (error: unknown): boolean =>
  error instanceof ConditionFailed ||
  error instanceof Problem ||
  (error instanceof Error && ('$metadata' in error || 'code' in error));
