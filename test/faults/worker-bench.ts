/** A whole channel with all its workers, and one of them standing ready to be run again and again from one state. */
import { restoreState } from '../fixtures/table-state.ts';
import { startTestBus, type TestBus } from '../fixtures/test-bus.ts';
import { watchTable, type WatchedTable } from '../fixtures/watched-table.ts';
import { loadWorkers, type Worker } from '../fixtures/workers.ts';
import { workerRows, type WorkerRow } from '../fixtures/world/worker-rows.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { normalFormSince } from './normal-form.ts';

export interface Workshop {
  readonly world: World;
  readonly bus: TestBus;
  readonly table: WatchedTable;
  readonly workers: ReadonlyMap<string, Worker>;
  stop(): Promise<void>;
}

/** Opens the channel for one test file; `stop` ends everything it started. */
export async function openWorkshop(): Promise<Workshop> {
  const bus = await startTestBus();
  const world = await buildWorld();
  const table = await watchTable(world.database);
  const workers = new Map((await loadWorkers()).map((worker) => [worker.name, worker]));
  return {
    world,
    bus,
    table,
    workers,
    stop: async () => {
      await Promise.all([world.stop(), bus.stop()]);
    },
  };
}

/** Everything a worker has brought about. */
export interface Outcome {
  /** In the table: a line for each change. */
  readonly within: string;
  /** On the bus: what was told, in the order it was told first, a line for each. */
  readonly told: string;
  /** Beyond them: in the object store, in the post. */
  readonly beyond: string;
}

export interface WorkerBench<Handed> {
  readonly worker: Worker;
  readonly row: WorkerRow;
  /** What the worker is handed. */
  readonly handed: Handed;
  /** Brings everything back to where it stood when the bench was set up. */
  reset(): Promise<void>;
  outcome(): Promise<Outcome>;
}

/**
 * Sets a worker up by its row.
 * @param arrange brings the channel into the state that every run begins in; answers what the worker is handed
 */
export async function setUpBench<Handed>(
  { world, bus, table, workers }: Workshop,
  name: string,
  arrange: (row: WorkerRow) => Promise<Handed>,
): Promise<WorkerBench<Handed>> {
  const worker = workers.get(name);
  const row = workerRows[name];
  if (worker === undefined || row === undefined) throw new Error(`${name} has no row to be tried on`);
  await restoreState(world.database, world.start);
  const handed = await arrange(row);
  const form = normalFormSince(await table.startHere());
  return {
    worker,
    row,
    handed,
    reset: async () => {
      bus.told.length = 0;
      await table.restore();
      await row.beyond?.clear(world);
      await row.forget?.();
    },
    outcome: async () => {
      const state = await table.state();
      return {
        within: form.ofChange(state, row.settled),
        told: [...new Set(bus.told.map(({ id }) => id))].join('\n'),
        beyond: (await row.beyond?.seen(world, state)) ?? '',
      };
    },
  };
}
