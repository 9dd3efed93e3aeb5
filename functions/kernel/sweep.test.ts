import { expect, test } from 'vitest';
import { ConditionFailed } from './commit.ts';
import { readEachDue, sweep, type Due } from './sweep.ts';

/** A list of things that are due, as an index shows it: what was settled is gone from it. */
function listOf(count: number, settle: (place: number) => void) {
  const left = new Set(Array.from({ length: count }, (_, place) => place));
  const asked: number[] = [];
  const readDue = (_at: string, most: number): Promise<Due[]> => {
    asked.push(most);
    const shown = [...left].slice(0, most).map((place) => ({
      id: `thing-${place}`,
      settle: () => {
        settle(place);
        left.delete(place);
        return Promise.resolve();
      },
    }));
    return Promise.resolve(shown);
  };
  return { left, asked, readDue };
}

test('more broken ones at the head of a list than a batch holds do not keep the rest from their time', async () => {
  const { left, asked, readDue } = listOf(100, (place) => {
    if (place < 30) throw new Error(`thing ${place} is broken`);
  });
  const run = sweep('try', readDue);
  await expect(run).rejects.toThrow('try: 30 due records failed');
  expect(left.size).toBe(30);
  expect(Math.max(...asked)).toBe(55);
});

test('what somebody else settled first is no failure, and ends a run that does nothing else', async () => {
  const { left, asked, readDue } = listOf(40, () => {
    throw new ConditionFailed('thing', undefined, null);
  });
  await sweep('try', readDue);
  expect([left.size, asked]).toEqual([40, [25]]);
});

test('of many that are read one fails alone, and those that moved on are left out', async () => {
  const settled: string[] = [];
  const due = await readEachDue(
    ['a', 'broken', 'gone', 'b'],
    (id) =>
      id === 'broken' ? Promise.reject(new Error(id)) : Promise.resolve(id === 'gone' ? undefined : id),
    (one) => {
      settled.push(one);
      return Promise.resolve();
    },
  );
  expect(due.map(({ id }) => id)).toEqual(['a', 'broken', 'b']);
  await expect(sweep('try', () => Promise.resolve(due))).rejects.toThrow(AggregateError);
  expect(settled).toEqual(['a', 'b']);
});
