/**
 * What comes to a worker comes again, late, out of order and beside what cannot be read. Whatever the way, the same
 * things have happened in the end.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf, readState, restoreState } from '../fixtures/table-state.ts';
import type { Worker } from '../fixtures/workers.ts';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import { openWorkshop, setUpBench, type Workshop } from './worker-bench.ts';

const names = (await findRooms())
  .flatMap(functionsOf)
  .filter(({ trigger }) => trigger !== undefined && trigger.kind !== 'schedule')
  .map(({ name }) => name);

/** Shuffles of twenty deliveries where the table is empty, and of a few events several times each where it is not. */
const manyShuffles = 1000;
const fewShuffles = 200;
const mostDelivered = 20;
/** Half a minute where nothing else runs; a machine that does much else beside takes its time. */
const patienceMs = 900_000;
const mostPermuted = 5;

let workshop: Workshop;

beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.stop());

interface Bench {
  worker: Worker;
  records: readonly unknown[];
  /** True if it is tried on an empty table. */
  alone: boolean;
  reset: () => Promise<void>;
  /** Everything the worker has brought about, in whatever order it told of it. */
  outcome: () => Promise<string>;
  /** Hands over records in batches as large as its trigger's, until each is done. */
  deliver: (records: readonly unknown[], batchSize?: number) => Promise<void>;
}

async function benchOf(name: string): Promise<Bench> {
  const { world } = workshop;
  const bench = await setUpBench(workshop, name, async (row) => {
    const { Records } = (await row.plenty?.(world)) ?? { Records: [] };
    if (Records.length < 2) throw new Error(`${name} has not got several records to be handed in any order`);
    // On an empty table a thousand shuffles cost little; the others are shuffled less often.
    if (row.alone === true) await restoreState(world.database, new Map());
    return Records;
  });
  const { worker, row, handed } = bench;
  const { trigger } = worker;
  if (trigger.kind === 'schedule') throw new Error(`${name} is handed nothing`);
  return {
    worker,
    records: handed,
    alone: row.alone === true,
    reset: () => bench.reset(),
    outcome: async () => {
      const { within, told, beyond } = await bench.outcome();
      return [within, told.split('\n').sort().join(' '), beyond].join('\n');
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

const factorial = (count: number): number => (count < 2 ? 1 : count * factorial(count - 1));

/** In how many orders so many things can come, each as often. */
const ordersOfCopies = (things: number, copies: number): number =>
  factorial(things * copies) / factorial(copies) ** things;

/** Every record, of two at least, so often that there are enough different orders. */
function repeated(records: readonly unknown[], orders: number): unknown[] {
  let copies = 1;
  while (ordersOfCopies(records.length, copies) < orders) copies += 1;
  return Array.from({ length: Math.min(copies * records.length, mostDelivered) }, (_, index) => {
    return records[index % records.length];
  });
}

/** So many different orders of some things, by chance, but always the same ones. */
function shufflesOf<Thing>(things: readonly Thing[], count: number): Thing[][] {
  const orders = new Map<string, Thing[]>();
  const nameOf = (thing: Thing): number => things.indexOf(thing);
  const chance = fc.shuffledSubarray([...things], { minLength: things.length });
  for (const order of fc.sample(chance, { numRuns: 10 * count, seed: 1 })) {
    if (orders.size < count) orders.set(order.map(nameOf).join(' '), order);
  }
  return [...orders.values()];
}

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
  test('three times each, in every order of five, and shuffled', { timeout: patienceMs }, async () => {
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

    const wantedShuffles = bench.alone ? manyShuffles : fewShuffles;
    const shuffles = shufflesOf(repeated(bench.records, wantedShuffles), wantedShuffles);
    expect(shuffles.length).toBe(wantedShuffles);
    for (const order of shuffles) {
      await bench.reset();
      await bench.deliver(order);
      const found = await bench.outcome();
      // The order itself is told only where it matters: it is long.
      if (found !== wanted) expect([order, found]).toEqual([order, wanted]);
    }
    const { table, world } = workshop;
    await table.restore();
    expect(digestOf(await readState(world.database))).toBe(digestOf(table.start));
    console.log(
      `${name}: ${bench.records.length} records, ${ordersOf(few).length} orders, ${shuffles.length} shuffles of ${shuffles[0]?.length}`,
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
