import { describe, expect, it } from 'vitest';
import { FunctionError } from '../functions/environment.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { type BatchRules, runBatch } from './run-batch.ts';
import type { StreamRecord } from './stream-record.ts';

const record = (number: number): StreamRecord => ({
  eventID: String(number),
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: String(number), Keys: { pk: { S: `k${number}` } } },
});
const records = Array.from({ length: 8 }, (_, index) => record(index + 1));
const rules: BatchRules = { reportsFailures: true, bisects: true, retries: 2 };

/** Runs a batch by a judge of each try; tells what was tried, handled and laid aside. */
async function run(judge: (numbers: string[], tries: number) => unknown, given: BatchRules = rules) {
  const tried: string[][] = [];
  const aside: string[][] = [];
  const target: LocalFunction = {
    name: 'worker',
    invoke: (event) => {
      const numbers = (event as { Records: StreamRecord[] }).Records.map(
        (each) => each.dynamodb.SequenceNumber,
      );
      tried.push(numbers);
      return Promise.resolve().then(() => judge(numbers, tried.length));
    },
    restart: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const layAside = (left: readonly StreamRecord[]) => {
    aside.push(left.map((each) => each.dynamodb.SequenceNumber));
    return Promise.resolve();
  };
  await runBatch(records, given, { function: target, layAside });
  return { tried, aside };
}

const failing = (...numbers: string[]) => ({
  batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a batch of changes', () => {
  it('is done at once when nothing fails', async () => {
    expect(await run(() => undefined)).toMatchObject({
      tried: [['1', '2', '3', '4', '5', '6', '7', '8']],
      aside: [],
    });
  });

  it('goes on from the record that failed once, in order', async () => {
    const { tried, aside } = await run((_numbers, tries) => (tries === 1 ? failing('3') : {}));
    expect(tried.slice(1)).toEqual([['3'], ['4', '5', '6', '7', '8']]);
    expect(aside).toEqual([]);
  });

  it('lays aside the one record that always fails, and no other', async () => {
    const { tried, aside } = await run((numbers) => (numbers.includes('5') ? failing('5') : {}));
    expect(aside).toEqual([['5']]);
    expect(tried.filter((batch) => batch.join() === '5')).toHaveLength(3);
    expect(tried.at(-1)).toEqual(['6', '7', '8']);
  });

  it('finds by halves the record that makes the function throw', async () => {
    const { aside, tried } = await run((numbers) => {
      if (numbers.includes('6')) throw new FunctionError('TypeError', 'poison');
    });
    expect(aside).toEqual([['6']]);
    for (const number of ['1', '5', '7', '8'])
      expect(tried.some((batch) => batch.includes(number) && !batch.includes('6'))).toBe(true);
  });

  it('without cutting in two lays the whole rest aside after its tries', async () => {
    const { aside, tried } = await run(
      () => {
        throw new FunctionError('TypeError', 'down');
      },
      { ...rules, bisects: false },
    );
    expect(tried).toHaveLength(3);
    expect(aside).toEqual([['1', '2', '3', '4', '5', '6', '7', '8']]);
  });

  it('counts as not handled when the runner stops', async () => {
    const stopping = run(() => {
      throw new FunctionError('Runtime.Shutdown', 'stopping');
    });
    await expect(stopping).rejects.toMatchObject({ errorType: 'Runtime.Shutdown' });
  });
});
