/**
 * Every AWS call of every worker × every fault. What a worker was handed comes again while it says so, and once
 * more if it was killed; in the end everything is as if nothing had gone wrong.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestBus, type TestBus } from '../fixtures/test-bus.ts';
import { digestOf, readState, restoreState } from '../fixtures/table-state.ts';
import { watchTable, type WatchedTable } from '../fixtures/watched-table.ts';
import { loadWorkers, type Worker } from '../fixtures/workers.ts';
import { workerRows, type WorkerRow } from '../fixtures/world/worker-rows.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import { cellsOf, nameOf } from './cells.ts';
import { along, layFaultLine, type Fault } from './fault-line.ts';
import { differenceOf, normalFormSince } from './normal-form.ts';

const names = (await findRooms())
  .flatMap(functionsOf)
  .filter(({ trigger }) => trigger !== undefined)
  .map(({ name }) => name);

let world: World;
let bus: TestBus;
let table: WatchedTable;
let workers: Map<string, Worker>;
let takeUp: () => void;
let cells = 0;
let cellsInDoubt = 0;

beforeAll(async () => {
  takeUp = layFaultLine();
  // Every pause between two tries is a random one: here it is always the shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  jumpingClock();
  bus = await startTestBus();
  world = await buildWorld();
  table = await watchTable(world.database);
  workers = new Map((await loadWorkers()).map((worker) => [worker.name, worker]));
});
afterEach(() => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
});
afterAll(async () => {
  vi.restoreAllMocks();
  table.end();
  takeUp();
  await Promise.all([world.stop(), bus.stop()]);
});

let aheadMs = 0;

/** A clock that can jump: what workers remember for a moment is forgotten between two cells. */
function jumpingClock(): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + aheadMs);
}

/** Conditions that are said to have failed although they hold: what was read may honestly be taken for gone. */
const isLie = ({ kind }: Fault): boolean => kind === 'condition-failed';

const mostDeliveries = 6;

interface Outcome {
  within: string;
  beyond: string;
}

/** A worker with its row, standing ready to be run again and again from the same state. */
class Bench {
  private readonly worker: Worker;
  private readonly row: WorkerRow;
  private readonly event: unknown;
  private readonly form: ReturnType<typeof normalFormSince>;

  constructor(worker: Worker, row: WorkerRow, event: unknown) {
    this.worker = worker;
    this.row = row;
    this.event = event;
    this.form = normalFormSince(table.start);
  }

  deliver(fault?: Fault) {
    return along(fault, () => this.worker.deliver(this.event));
  }

  /** Everything the worker has brought about: in the table, on the bus and beyond them. */
  async outcome(): Promise<Outcome> {
    const told = [...new Set(bus.told.map(({ id }) => id))].join(' ');
    const state = await table.state();
    return {
      within: `${this.form.ofChange(state, this.row.settled)}\n${told}`,
      beyond: (await this.row.beyond?.seen(world, state)) ?? '',
    };
  }

  async reset(): Promise<void> {
    bus.told.length = 0;
    await table.restore();
    await this.row.beyond?.clear(world);
    await this.row.forget?.();
    aheadMs += 60_000;
  }

  /** Delivers until it is done, with whatever follows of itself. */
  async finish(event: unknown = this.event): Promise<void> {
    for (let tries = 0; tries < mostDeliveries; tries += 1) {
      if ((await this.worker.deliver(event)) === 'again') continue;
      const next = await this.row.follows?.(world);
      if (next !== undefined) await this.finish(next);
      return;
    }
    throw new Error(`Not done after ${mostDeliveries} deliveries`);
  }

  async tryCell(fault: Fault, wanted: Outcome): Promise<string[]> {
    cells += 1;
    const { answer, passage } = await this.deliver(fault);
    const faults: string[] = passage.met ? [] : ['was not met'];
    // Where nobody can know what was done, that is what stands there in the end.
    const doubt = this.row.beyond?.inDoubt?.(fault);
    if (doubt !== undefined) cellsInDoubt += 1;
    const compare = async (when: string): Promise<void> => {
      const found = await this.outcome();
      const ending = doubt === undefined ? wanted : { ...wanted, beyond: doubt };
      for (const place of ['within', 'beyond'] as const)
        if (found[place] !== ending[place])
          faults.push(`${when}:\n${differenceOf(found[place], ending[place])}`);
    };
    if (answer === 'done' && !isLie(fault)) {
      const next = await this.row.follows?.(world);
      if (next !== undefined) await this.finish(next);
      await compare('said done, and left');
    }
    await this.finish();
    await compare('left in the end');
    await this.reset();
    return faults.map((text) => `${nameOf(fault)}: ${text}`);
  }
}

async function benchOf(name: string): Promise<Bench> {
  const worker = workers.get(name);
  const row = workerRows[name];
  if (worker === undefined || row === undefined) throw new Error(`${name} has no row to be tried on`);
  await restoreState(world.database, world.start);
  const event = await row.arrange(world);
  await table.startHere();
  return new Bench(worker, row, event);
}

describe('every call of a worker × every fault', () => {
  test.each(names)('%s', async (name) => {
    const bench = await benchOf(name);
    await bench.reset();
    const nothing = await bench.outcome();
    const { passage, answer } = await bench.deliver();
    expect(answer).toBe('done');
    const wanted = await bench.outcome();
    expect(wanted).not.toEqual(nothing);
    await bench.finish();
    expect(await bench.outcome()).toEqual(wanted);
    await bench.reset();
    const faults: string[] = [];
    for (const fault of cellsOf(passage.calls)) {
      faults.push(...(await bench.tryCell(fault, wanted)));
    }
    expect(faults).toEqual([]);
    await table.restore();
    expect(digestOf(await readState(world.database))).toBe(digestOf(table.start));
  });

  test('are many, and every row is of a worker there is', () => {
    expect(Object.keys(workerRows).filter((name) => !names.includes(name))).toEqual([]);
    console.log(`${cells} cells over ${names.length} workers, ${cellsInDoubt} of them in doubt`);
  });
});
