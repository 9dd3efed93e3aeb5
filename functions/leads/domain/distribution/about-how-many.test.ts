import { expect, test } from 'vitest';
import { aboutHowMany } from './about-how-many.ts';

const now = '2026-12-01T00:00:00.000Z';

test.each([
  ['half way through', '2026-10-06T00:00:00.000Z', '2026-10-10', 200],
  [
    'at the very beginning nothing is known but what was walked',
    '2026-10-01T00:00:00.000Z',
    '2026-10-10',
    100,
  ],
  ['at the end', '2026-10-10T23:59:59.999Z', '2026-10-10', 100],
  ['a period that is not over yet goes on until now', '2026-10-31T12:00:00.000Z', '2027-03-01', 200],
])('%s', (_, reached, to, about) => {
  expect(aboutHowMany(100, reached, { from: '2026-10-01', to, now })).toBe(about);
});
