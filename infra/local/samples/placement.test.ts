import { leadSubstatuses } from '@rafiq/shared/leads/status.ts';
import { expect, test } from 'vitest';
import { leadsIn, placementLines, type Overview } from './placement.ts';

const overview = (
  counts: Partial<Overview['bySubstatus']>,
  unplacedByReason: Overview['unplacedByReason'] = [],
): Overview => ({
  bySubstatus: {
    ...(Object.fromEntries(leadSubstatuses.map((name) => [name, 0])) as Overview['bySubstatus']),
    ...counts,
  },
  unplacedByReason,
  byCountry: [],
  days: [],
  countedAt: null,
});

test('what an import came to is the difference of two overviews', () => {
  const before = overview({ offered: 5, unplaced: 2 }, [{ code: 'a', text: 'Everyone away', count: 2 }]);
  const after = overview({ offered: 105, unplaced: 13, pending: 1 }, [
    { code: 'a', text: 'Everyone away', count: 2 },
    { code: 'b', text: 'Nobody serves the country', count: 11 },
  ]);
  expect(leadsIn(after)).toBe(119);
  expect(placementLines(before, after)).toEqual([
    'Placed: 100 offered, 0 pooled, 11 unplaced, 1 waiting for a partner to be back',
    '      11  Nobody serves the country',
  ]);
});
