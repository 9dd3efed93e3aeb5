/**
 * Every AWS call of every worker × every fault. What a worker was handed comes again while it says so, and once
 * more if it was killed; in the end everything is as if nothing had gone wrong.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { digestOf, readState } from '../fixtures/table-state.ts';
import { workerRows } from '../fixtures/world/worker-rows.ts';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import { cellsOf, nameOf } from './cells.ts';
import { along, layFaultLine, type Fault } from './fault-line.ts';
import { differenceOf } from './normal-form.ts';
import { openWorkshop, setUpBench, type Outcome, type WorkerBench, type Workshop } from './worker-bench.ts';

const names = (await findRooms())
  .flatMap(functionsOf)
  .filter(({ trigger }) => trigger !== undefined)
  .map(({ name }) => name);

let workshop: Workshop;
let takeUp: () => void;
let cells = 0;
let cellsInDoubt = 0;

beforeAll(async () => {
  takeUp = layFaultLine();
  // Every pause between two tries is a random one: here it is always the shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  jumpingClock();
  workshop = await openWorkshop();
});
afterEach(() => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
});
afterAll(async () => {
  vi.restoreAllMocks();
  takeUp();
  await workshop.stop();
});

let aheadMs = 0;

/**
 * A clock that can jump: what workers remember for a moment is forgotten between two cells. Within a cell it is slow, for
 * what is done once a second must not be done once more because the machine is busy.
 */
function jumpingClock(): void {
  const now = performance.now.bind(performance);
  const begunMs = now();
  vi.spyOn(performance, 'now').mockImplementation(() => begunMs + (now() - begunMs) / 100 + aheadMs);
}

/** Conditions that are said to have failed although they hold: what was read may honestly be taken for gone. */
const isLie = ({ kind }: Fault): boolean => kind === 'condition-failed';

const mostDeliveries = 6;

/** A worker on its bench, tried with one fault after the other. */
class Trial {
  private readonly bench: WorkerBench<unknown>;

  constructor(bench: WorkerBench<unknown>) {
    this.bench = bench;
  }

  deliver(fault?: Fault) {
    return along(fault, () => this.bench.worker.deliver(this.bench.handed));
  }

  outcome(): Promise<Outcome> {
    return this.bench.outcome();
  }

  async reset(): Promise<void> {
    await this.bench.reset();
    aheadMs += 60_000;
  }

  /** Delivers until it is done, with whatever follows of itself. */
  async finish(event = this.bench.handed): Promise<void> {
    for (let tries = 0; tries < mostDeliveries; tries += 1) {
      if ((await this.bench.worker.deliver(event)) === 'again') continue;
      const next = await this.bench.row.follows?.(workshop.world);
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
    const doubt = this.bench.row.beyond?.inDoubt?.(fault);
    if (doubt !== undefined) cellsInDoubt += 1;
    const compare = async (when: string): Promise<void> => {
      const found = await this.outcome();
      const ending = doubt === undefined ? wanted : { ...wanted, beyond: doubt };
      for (const place of ['within', 'told', 'beyond'] as const)
        if (found[place] !== ending[place])
          faults.push(`${when}:\n${differenceOf(found[place], ending[place])}`);
    };
    if (answer === 'done' && !isLie(fault)) {
      const next = await this.bench.row.follows?.(workshop.world);
      if (next !== undefined) await this.finish(next);
      await compare('said done, and left');
    }
    await this.finish();
    await compare('left in the end');
    await this.reset();
    return faults.map((text) => `${nameOf(fault)}: ${text}`);
  }
}

describe('every call of a worker × every fault', () => {
  test.each(names)('%s', async (name) => {
    const { world, table } = workshop;
    const trial = new Trial(await setUpBench(workshop, name, (row) => row.arrange(world)));
    await trial.reset();
    const nothing = await trial.outcome();
    const { passage, answer } = await trial.deliver();
    expect(answer).toBe('done');
    const wanted = await trial.outcome();
    expect(wanted).not.toEqual(nothing);
    await trial.finish();
    expect(await trial.outcome()).toEqual(wanted);
    await trial.reset();
    const faults: string[] = [];
    for (const fault of cellsOf(passage.calls)) {
      faults.push(...(await trial.tryCell(fault, wanted)));
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
