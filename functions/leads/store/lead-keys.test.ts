import { formatId } from '@rafiq/shared/ids.ts';
import { expect, test } from 'vitest';
import { allDueLists, dueListOf } from './lead-keys.ts';

test('every clock stands in a list that is looked through, and they share the load', () => {
  const counts = new Map(allDueLists.map((list) => [list, 0]));
  for (let end = 0; end < 256; end += 1) {
    const list = dueListOf(formatId('lead', 0, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, end])));
    expect(allDueLists).toContain(list);
    counts.set(list, (counts.get(list) ?? 0) + 1);
  }
  expect(new Set(counts.values()).size).toBe(1);
});
