/**
 * Every AWS call of every worker × every fault. What a worker was handed comes again while it says so, and once
 * more if it was killed; in the end everything is as if nothing had gone wrong.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestBus, type TestBus } from '../fixtures/test-bus.ts';
import { readState, restoreState, type TableState } from '../fixtures/table-state.ts';
import { loadWorkers, type Worker } from '../fixtures/workers.ts';
import { withoutRow, workerRows, type WorkerRow } from '../fixtures/world/worker-rows.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import { cellsOf, nameOf } from './cells.ts';
import { along, layFaultLine, type Fault } from './fault-line.ts';
import { differenceOf, normalFormSince } from './normal-form.ts';

const names = (await findRooms())
  .flatMap(functionsOf)
  .filter(({ trigger }) => trigger !== undefined)
  .filter(({ name }) => !withoutRow.includes(name))
  .map(({ name }) => name);

let world: World;
let bus: TestBus;
let workers: Map<string, Worker>;
let takeUp: () => void;
let cells = 0;

beforeAll(async () => {
  takeUp = layFaultLine();
  // Every pause between two tries is a random one: here it is always the shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  jumpingClock();
  bus = await startTestBus();
  world = await buildWorld();
  workers = new Map((await loadWorkers()).map((worker) => [worker.name, worker]));
});
afterEach(() => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
});
afterAll(async () => {
  vi.restoreAllMocks();
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

/** A worker with its row, standing ready to be run again and again from the same state. */
class Bench {
  private readonly worker: Worker;
  private readonly row: WorkerRow;
  private readonly start: TableState;
  private readonly event: unknown;
  private readonly form: ReturnType<typeof normalFormSince>;

  constructor(worker: Worker, row: WorkerRow, start: TableState, event: unknown) {
    this.worker = worker;
    this.row = row;
    this.start = start;
    this.event = event;
    this.form = normalFormSince(start);
  }

  deliver(fault?: Fault) {
    return along(fault, () => this.worker.deliver(this.event));
  }

  /** Everything the worker has brought about: in the table and on the bus. */
  async outcome(): Promise<string> {
    const told = [...new Set(bus.told.map(({ id }) => id))].join(' ');
    return `${this.form.ofChange(await readState(world.database), this.row.settled)}\n${told}`;
  }

  async reset(): Promise<void> {
    bus.told.length = 0;
    await restoreState(world.database, this.start);
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

  async tryCell(fault: Fault, wanted: string): Promise<string[]> {
    cells += 1;
    const { answer, passage } = await this.deliver(fault);
    const faults: string[] = passage.met ? [] : ['was not met'];
    if (answer === 'done' && !isLie(fault)) {
      const next = await this.row.follows?.(world);
      if (next !== undefined) await this.finish(next);
      const found = await this.outcome();
      if (found !== wanted) faults.push(`said done, and left:\n${differenceOf(found, wanted)}`);
    }
    await this.finish();
    const found = await this.outcome();
    if (found !== wanted) faults.push(`left in the end:\n${differenceOf(found, wanted)}`);
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
  return new Bench(worker, row, await readState(world.database), event);
}

describe('every call of a worker × every fault', () => {
  test.each(names)('%s', async (name) => {
    const bench = await benchOf(name);
    await bench.reset();
    const nothing = await bench.outcome();
    const { passage, answer } = await bench.deliver();
    expect(answer).toBe('done');
    const wanted = await bench.outcome();
    expect(wanted).not.toBe(nothing);
    await bench.finish();
    expect(await bench.outcome()).toBe(wanted);
    await bench.reset();
    const faults: string[] = [];
    for (const fault of cellsOf(passage.calls)) {
      faults.push(...(await bench.tryCell(fault, wanted)));
    }
    expect(faults).toEqual([]);
  });

  test('are many, and every row is of a worker there is', () => {
    expect(Object.keys(workerRows).filter((name) => !names.includes(name))).toEqual([]);
    console.log(`${cells} cells over ${names.length} workers`);
  });
});
