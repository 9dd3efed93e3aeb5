import { expect, test } from 'vitest';
import { progressLine } from './progress-bar.ts';

test.each([
  [{ done: 0, total: null, ms: 10 }, 'leads.csv  looking through the file'],
  [
    { done: 0, total: 8800, ms: 0 },
    'leads.csv  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 %  0 of 8,800 rows, 0 rows/s',
  ],
  [
    { done: 4400, total: 8800, ms: 20_000 },
    'leads.csv  ██████████████░░░░░░░░░░░░░░  50 %  4,400 of 8,800 rows, 220 rows/s',
  ],
  [
    { done: 8800, total: 8800, ms: 40_000 },
    'leads.csv  ████████████████████████████ 100 %  8,800 of 8,800 rows, 220 rows/s',
  ],
])('%j is told as %s', (progress, text) => {
  expect(progressLine({ label: 'leads.csv', ...progress })).toBe(text);
});
