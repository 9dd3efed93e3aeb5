import { describe, expect, test } from 'vitest';
import { countStretch, type RowEnd } from './count-stretch.ts';

const since = '2026-11-22T09:00:00.000Z';
const later = '2026-11-22T09:00:01.000Z';
const memory = { since, taken: new Set<string>() };
const before = '2026-11-21T09:00:00.000Z';
const row = (
  externalId: string,
  outcome: 'created' | 'unchanged',
  createdAt: string,
  noticed = false,
): RowEnd => ({
  kind: 'recorded',
  externalId,
  outcome,
  createdAt,
  noticed,
});

describe('a stretch counts', () => {
  test('what was taken, unchanged, refused and noticed', () => {
    const ends = [
      row('1', 'created', later, true),
      row('2', 'unchanged', before),
      { kind: 'refused' } as const,
    ];
    expect(countStretch(ends, memory).counts).toEqual({
      read: 3,
      taken: 1,
      unchanged: 1,
      refused: 1,
      noticed: 1,
    });
  });

  test('as taken what an interrupted run of it had already recorded', () => {
    const ends = [row('1', 'unchanged', later), row('2', 'created', later)];
    expect(countStretch(ends, memory).counts).toMatchObject({ taken: 2, unchanged: 0 });
  });

  test('a row that comes twice once, whichever of the two was faster', () => {
    const twice = [row('1', 'unchanged', later), row('1', 'created', later)];
    expect(countStretch(twice, memory).counts).toMatchObject({ taken: 1, unchanged: 1 });
    expect(countStretch(twice.toReversed(), memory).counts).toMatchObject({ taken: 1, unchanged: 1 });
  });

  test('nor a row again that the same slice has counted in an earlier stretch', () => {
    const { taken } = countStretch([row('1', 'created', later)], memory);
    const again = countStretch([row('1', 'unchanged', later)], { since, taken });
    expect(again.counts).toMatchObject({ taken: 0, unchanged: 1 });
  });
});
