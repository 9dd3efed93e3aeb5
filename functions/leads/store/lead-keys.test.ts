import { formatId } from '@rafiq/shared/ids.ts';
import { expect, it } from 'vitest';
import { allDueLists, dueListOf } from './lead-keys.ts';

it('puts the clock of every lead into a list that the sweeper reads', () => {
  const lists = new Set<string>();
  for (let seed = 0; seed < 2_000; seed += 1) {
    const random = Uint8Array.from(
      { length: 10 },
      (_, index) => (seed * 37 + index * 101 + (seed >> 3)) % 256,
    );
    lists.add(dueListOf(formatId('lead', seed, random)));
  }
  expect([...lists].sort()).toEqual([...allDueLists].sort());
});
