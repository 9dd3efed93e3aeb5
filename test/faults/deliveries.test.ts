/**
 * What comes to a worker comes again, late, out of order and beside what cannot be read. Whatever the way, the same
 * things have happened in the end.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBus, type TestBus } from '../fixtures/test-bus.ts';
import { readState, restoreState } from '../fixtures/table-state.ts';
import { loadWorkers, type Batch, type Worker } from '../fixtures/workers.ts';
import { withoutRow, workerRows } from '../fixtures/world/worker-rows.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import { normalFormSince } from './normal-form.ts';

const names = (await findRooms())
  .flatMap(functionsOf)
  .filter(({ trigger }) => trigger !== undefined && trigger.kind !== 'schedule')
  .filter(({ name }) => !withoutRow.includes(name))
  .map(({ name }) => name);

const manyShuffles = 1000;
const fewShuffles = 20;
const shuffled = 20;
const mostPermuted = 5;

let world: World;
let bus: TestBus;
let workers: Map<string, Worker>;

beforeAll(async () => {
  bus = await startTestBus();
  world = await buildWorld();
  workers = new Map((await loadWorkers()).map((worker) => [worker.name, worker]));
});
afterAll(() => Promise.all([world.stop(), bus.stop()]));

interface Bench {
  worker: Worker;
  records: unknown[];
  reset: () => Promise<void>;
  outcome: () => Promise<string>;
  /** Hands over records in batches as large as its trigger's, until each is done. */
  deliver: (records: readonly unknown[], batchSize?: number) => Promise<void>;
}

async function benchOf(name: string): Promise<Bench> {
  const worker = workers.get(name);
  const row = workerRows[name];
  if (worker === undefined || row === undefined) throw new Error(`${name} has no row to be tried on`);
  const { trigger } = worker;
  if (trigger.kind === 'schedule') throw new Error(`${name} is handed nothing`);
  await restoreState(world.database, world.start);
  const { Records } = (await (row.plenty ?? row.arrange)(world)) as Batch;
  // On an empty table a thousand shuffles cost little; the others are shuffled less often.
  if (row.alone === true) await restoreState(world.database, new Map());
  const start = await readState(world.database);
  const form = normalFormSince(start);
  return {
    worker,
    records: Records,
    reset: async () => {
      bus.told.length = 0;
      await restoreState(world.database, start);
      await row.forget?.();
    },
    outcome: async () => {
      const told = [...new Set(bus.told.map(({ id }) => id))].sort().join(' ');
      return `${form.ofChange(await readState(world.database), row.settled)}\n${told}`;
    },
    deliver: async (records, batchSize = trigger.batchSize) => {
      for (let from = 0; from < records.length; from += batchSize)
        expect(await worker.failuresOf({ Records: records.slice(from, from + batchSize) })).toEqual([]);
    },
  };
}

/** Every order of some things. */
const ordersOf = <Thing>(things: readonly Thing[]): Thing[][] =>
  things.length < 2
    ? [[...things]]
    : things.flatMap((first, index) => ordersOf(things.toSpliced(index, 1)).map((rest) => [first, ...rest]));

/** As many as are wanted of what there is, over and over. */
const repeated = (records: readonly unknown[], count: number): unknown[] =>
  Array.from({ length: count }, (_, index) => records[index % records.length]);

/** A record nobody can read, as this trigger would bring it. */
const poisonFor = ({ trigger }: Worker): { record: unknown; id: string } =>
  trigger.kind === 'event'
    ? { record: { messageId: 'poison', body: '{"detail":' }, id: 'poison' }
    : {
        record: {
          eventName: 'INSERT',
          dynamodb: { SequenceNumber: '999', NewImage: { kind: { S: 'event' }, event: { S: 'broken' } } },
        },
        id: '999',
      };

describe.each(names)('%s', (name) => {
  test('three times each, in every order of five, and shuffled', async () => {
    const bench = await benchOf(name);
    await bench.reset();
    const nothing = await bench.outcome();
    await bench.deliver(bench.records);
    const wanted = await bench.outcome();
    expect(wanted).not.toBe(nothing);

    await bench.reset();
    await bench.deliver(
      bench.records.flatMap((record) => [record, record, record]),
      1,
    );
    expect(await bench.outcome()).toBe(wanted);

    const few = bench.records.slice(-mostPermuted);
    await bench.reset();
    await bench.deliver(few);
    const wantedOfFew = await bench.outcome();
    for (const order of ordersOf(few)) {
      await bench.reset();
      await bench.deliver(order);
      expect(await bench.outcome()).toBe(wantedOfFew);
    }

    const shuffles = workerRows[name]?.alone === true ? manyShuffles : fewShuffles;
    const twenty = repeated(bench.records, shuffled);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(twenty, { minLength: shuffled }), async (order) => {
        await bench.reset();
        await bench.deliver(order);
        expect(await bench.outcome()).toBe(wanted);
      }),
      { numRuns: shuffles, seed: 1, endOnFailure: true },
    );
    console.log(
      `${name}: ${bench.records.length} records, ${ordersOf(few).length} orders, ${shuffles} shuffles`,
    );
  });

  test('one record that cannot be read holds up none of the others', async () => {
    const bench = await benchOf(name);
    await bench.reset();
    await bench.deliver(bench.records);
    const wanted = await bench.outcome();
    const { record, id } = poisonFor(bench.worker);
    for (let place = 0; place <= bench.records.length; place += 1) {
      await bench.reset();
      const failures = await bench.worker.failuresOf({ Records: bench.records.toSpliced(place, 0, record) });
      expect(failures).toEqual([id]);
      // A stream stops at it and goes on behind it once it was laid aside; a queue goes on at once.
      if (bench.worker.trigger.kind === 'stream') await bench.deliver(bench.records.slice(place));
      expect(await bench.outcome()).toBe(wanted);
    }
  });
});
