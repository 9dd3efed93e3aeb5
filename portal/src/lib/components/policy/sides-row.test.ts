import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barOf, differenceOf, greatestDifference } from './sides-row.ts';

describe('a bar', () => {
  it('goes on from the middle for more, and against it for less', () => {
    expect(barOf(5, 10)).toEqual({ x: 100, width: 50 });
    expect(barOf(-5, 10)).toEqual({ x: 50, width: 50 });
    expect(barOf(0, 10)).toEqual({ x: 100, width: 0 });
    expect(barOf(1, 10_000)).toEqual({ x: 100, width: 2 });
  });
  it('stays within its table, and shows every difference', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: 1, max: 3000 }),
        (by, greatest) => {
          const { x, width } = barOf(by, greatest);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(200);
          expect(width > 0).toBe(by !== 0);
          expect(by < 0 ? x + width : x).toBe(100);
        },
      ),
    );
  });
  it('is as long as the greatest difference of its table, in either direction', () => {
    const rows = [
      { before: 3, after: 5 },
      { before: 9, after: 1 },
    ];
    expect(rows.map(differenceOf)).toEqual([2, -8]);
    expect(greatestDifference(rows)).toBe(8);
    expect(greatestDifference([{ before: 4, after: 4 }])).toBe(1);
    expect(greatestDifference([])).toBe(1);
  });
});
