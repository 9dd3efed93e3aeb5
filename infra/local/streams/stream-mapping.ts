import { createHash } from 'node:crypto';
import type { RunnerState } from '../data-folder/runner-state.ts';
import { matchesPattern, type Pattern } from '../events/pattern.ts';
import type { Bell } from '../functions/bell.ts';
import { FunctionError } from '../functions/environment.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { type BatchRules, runBatch } from './run-batch.ts';
import { streamReader, type StreamSource } from './stream-reader.ts';
import type { StreamRecord } from './stream-record.ts';

export interface StreamMappingSettings extends BatchRules {
  /** One of them suffices; none at all lets every record through. */
  readonly filters: readonly Pattern[];
  readonly batchSize: number;
  /** Batches of one shard handled at once; records of one partition key stay in order. */
  readonly parallel: number;
}

export interface StreamMappingParts {
  readonly source: StreamSource;
  /** The attribute that partitions the table. */
  readonly partitionKey: string;
  readonly function: LocalFunction;
  readonly state: RunnerState;
  readonly bell: Bell;
  readonly layAside: (records: readonly StreamRecord[], tries: number, shard: string) => Promise<void>;
  readonly warn: (message: string) => void;
}

export interface StreamMapping {
  /** Settles when a look that began after this call has found nothing left to handle. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/** How the keys begin under which the state has where readers are. */
export const positionPrefix = 'stream ';

const longestSleepMs = 500;
const pauseAfterFaultMs = 300;

/**
 * Hands the changes of a table to a function in batches and keeps the position after each batch that was handled
 * or laid aside: a runner that is killed repeats at most the batches it was at, and skips nothing.
 */
export function startStreamMapping(
  settings: StreamMappingSettings,
  parts: StreamMappingParts,
): StreamMapping {
  const { source, state, bell } = parts;
  const positionKey = (shard: string): string =>
    `${positionPrefix}${parts.function.name} ${source.streamArn} ${shard}`;
  const reader = streamReader(source, { get: (shard) => state.get(positionKey(shard)) });
  let stopping = false;
  let drainWaiters: (() => void)[] = [];

  const lookOnce = async (): Promise<boolean> => {
    const found = await reader.next();
    for (const { shard, records } of found) {
      await handleInOrder(records, settings, {
        ...parts,
        layAside: (failed, tries) => parts.layAside(failed, tries, shard),
        keep: (position) => state.set(positionKey(shard), position),
      });
    }
    return found.length > 0;
  };

  const loop = async (): Promise<void> => {
    while (!stopping) {
      const heard = bell.rings;
      const waitersBefore = drainWaiters;
      try {
        if (await lookOnce()) continue;
        drainWaiters = drainWaiters.filter((waiter) => !waitersBefore.includes(waiter));
        for (const waiter of waitersBefore) waiter();
        await bell.wait(heard, longestSleepMs);
      } catch (error) {
        reader.rewind();
        if (stopping || (error instanceof FunctionError && error.errorType === 'Runtime.Shutdown')) return;
        parts.warn(`Reading changes for ${parts.function.name} failed: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, pauseAfterFaultMs));
      }
    }
  };

  const running = loop();
  return {
    drained: () =>
      new Promise((resolve) => {
        drainWaiters = [...drainWaiters, resolve];
        bell.ring();
      }),
    stop: async () => {
      stopping = true;
      bell.ring();
      await running;
      for (const waiter of drainWaiters) waiter();
    },
  };
}

interface Handling extends Pick<StreamMappingParts, 'function' | 'partitionKey'> {
  readonly layAside: (records: readonly StreamRecord[], tries: number) => Promise<void>;
  readonly keep: (position: string) => void;
}

async function handleInOrder(
  records: readonly StreamRecord[],
  settings: StreamMappingSettings,
  handling: Handling,
): Promise<void> {
  const wanted = records.filter((record) => passes(record, settings.filters));
  const windowSize = settings.batchSize * settings.parallel;
  for (let start = 0; start < wanted.length; start += windowSize) {
    const window = wanted.slice(start, start + windowSize);
    await Promise.all(
      lanesOf(window, settings.parallel, handling.partitionKey).map((lane) =>
        runLane(lane, settings, handling),
      ),
    );
    keepPosition(window, handling);
  }
  keepPosition(records, handling);
}

const passes = (record: StreamRecord, filters: readonly Pattern[]): boolean =>
  filters.length === 0 || filters.some((filter) => matchesPattern(filter, record));

async function runLane(
  lane: readonly StreamRecord[],
  settings: StreamMappingSettings,
  handling: Handling,
): Promise<void> {
  for (let start = 0; start < lane.length; start += settings.batchSize) {
    await runBatch(lane.slice(start, start + settings.batchSize), settings, handling);
  }
}

function keepPosition(records: readonly StreamRecord[], { keep }: Handling): void {
  const last = records.at(-1);
  if (last) keep(last.dynamodb.SequenceNumber);
}

/** Splits by partition key, so that two changes of one record never overtake each other. */
function lanesOf(records: readonly StreamRecord[], parallel: number, partitionKey: string): StreamRecord[][] {
  if (parallel === 1) return [[...records]];
  const lanes = new Map<number, StreamRecord[]>();
  for (const record of records) {
    const partition = JSON.stringify(record.dynamodb.Keys[partitionKey] ?? null);
    const digest = createHash('sha1').update(partition).digest();
    const lane = digest.readUInt32BE() % parallel;
    lanes.set(lane, [...(lanes.get(lane) ?? []), record]);
  }
  return [...lanes.values()];
}
