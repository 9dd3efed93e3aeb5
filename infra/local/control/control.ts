import type { LocalFunction } from '../functions/local-function.ts';
import type { Schedules } from '../events/schedules.ts';
import type { QueueDepth } from '../queues/queues.ts';
import { type IdleParts, waitUntilIdle } from './idle.ts';

/** What tests and curious people may do to a running Rafiq beside its API. */
export interface Control {
  readonly schedules: readonly string[];
  /** Runs a scheduled function now, by its name (`leads-expire`), and waits for its answer. */
  fire(schedule: string): Promise<unknown>;
  /** Waits until everything that was set off has happened. */
  idle(timeoutMs?: number): Promise<void>;
  /** Moves the clock of all functions; running ones finish by the old one. */
  setClockOffset(offsetMs: number): Promise<void>;
  readonly clockOffsetMs: number;
  queues(): Promise<QueueDepth[]>;
  /** How many messages lie in each dead-letter queue that is not empty. */
  deadLetters(): Promise<Record<string, number>>;
  redrive(deadLetterQueue: string): Promise<number>;
}

export interface ControlParts extends IdleParts {
  readonly schedules: Schedules;
  readonly functions: readonly LocalFunction[];
}

const patienceMs = 30_000;

/** The control of a running Rafiq. */
export function controlOf(parts: ControlParts): Control {
  const { queues, schedules, functions } = parts;
  let clockOffsetMs = 0;
  return {
    schedules: schedules.names,
    fire: (schedule) => schedules.fire(schedule),
    idle: (timeoutMs = patienceMs) => waitUntilIdle(parts, timeoutMs),
    get clockOffsetMs() {
      return clockOffsetMs;
    },
    setClockOffset: async (offsetMs) => {
      clockOffsetMs = offsetMs;
      const variables: Record<string, string> =
        offsetMs === 0 ? {} : { RAFIQ_CLOCK_OFFSET_MS: String(offsetMs) };
      await Promise.all(functions.map((each) => each.restart(variables)));
    },
    queues: () => queues.depths(),
    deadLetters: async () => {
      const depths = await queues.depths();
      const dead = depths.filter(
        ({ name, waiting }) => waiting > 0 && queues.deadLetterQueues.includes(name),
      );
      return Object.fromEntries(dead.map(({ name, waiting }) => [name, waiting]));
    },
    redrive: (deadLetterQueue) => queues.redrive(deadLetterQueue),
  };
}
