import { formatId } from '@rafiq/shared/ids.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allDueLists, dueListOf, externalRefKey } from './lead-keys.ts';

test('every clock stands in a list that is looked through, and they share the load', () => {
  const counts = new Map(allDueLists.map((list) => [list, 0]));
  for (let end = 0; end < 256; end += 1) {
    const list = dueListOf(formatId('lead', 0, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, end])));
    expect(allDueLists).toContain(list);
    counts.set(list, (counts.get(list) ?? 0) + 1);
  }
  expect(new Set(counts.values()).size).toBe(1);
});

test('no two references share a key, whatever marks they are written with', () => {
  expect(externalRefKey({ source: 'crm#eu', id: '7' })).not.toEqual(
    externalRefKey({ source: 'crm', id: 'eu#7' }),
  );
  const part = fc.string({ unit: fc.constantFrom('a', '#', '%', '2', '3', '5') });
  fc.assert(
    fc.property(part, part, part, part, (source, id, otherSource, otherId) => {
      const same = source === otherSource && id === otherId;
      const shared =
        externalRefKey({ source, id }).pk === externalRefKey({ source: otherSource, id: otherId }).pk;
      expect(shared).toBe(same);
    }),
    { numRuns: 2000 },
  );
});
