import { describe, expect, test } from 'vitest';
import { candidate, rankByLevel } from '../../../../test/fixtures/placement-facts.ts';
import {
  fairnessIndex,
  levelOf,
  newcomerTurns,
  noTurns,
  rebased,
  welcomed,
  type Standing,
} from './fair-share.ts';

const standing = (partnerId: string, over: Partial<Standing> = {}): [string, Standing] => [
  partnerId,
  { partnerId, assigned: 0, creditedBack: 0, lastAssignedAt: null, version: 1, ...over },
];
const order = (weights: Record<string, number>, standings: [string, Standing][] = []) =>
  rankByLevel(
    Object.entries(weights).map(([id, weight]) => candidate(id, { weight })),
    new Map(standings),
  ).map(({ partnerId }) => partnerId);

test('a level is what was given less what was given back, for each unit of weight', () => {
  expect(levelOf(7, 1, 3)).toBe(2);
  expect(levelOf(0, 0, 5)).toBe(0);
});

describe('the ranking', () => {
  test('shows every term, and nothing given where nothing was', () => {
    const [given, never] = rankByLevel(
      [candidate('a', { weight: 2 }), candidate('b', { weight: 4 })],
      new Map([standing('b', { assigned: 9, creditedBack: 1, lastAssignedAt: '2026-11-01T00:00:00.000Z' })]),
    ).toReversed();
    expect(given).toEqual({
      partnerId: 'b',
      partnerName: 'Partner b',
      level: 2,
      assigned: 9,
      creditedBack: 1,
      weight: 4,
      waitingSince: '2026-11-01T00:00:00.000Z',
      distanceKm: null,
      score: null,
      terms: null,
    });
    expect(never).toEqual({
      partnerId: 'a',
      partnerName: 'Partner a',
      level: 0,
      assigned: 0,
      creditedBack: 0,
      weight: 2,
      waitingSince: null,
      distanceKm: null,
      score: null,
      terms: null,
    });
  });

  test('puts the lowest level first, with a turn given back as if never given', () => {
    expect(order({ a: 1, b: 1 }, [standing('a', { assigned: 2 }), standing('b', { assigned: 1 })])).toEqual([
      'b',
      'a',
    ]);
    const credited = [standing('a', { assigned: 3, creditedBack: 3 }), standing('b', { assigned: 1 })];
    expect(order({ b: 1, a: 1 }, credited)).toEqual(['a', 'b']);
  });

  test('compares levels exactly: 1/3 and 2/6, and a hair beside them', () => {
    expect(order({ b: 6, a: 3 }, [standing('a', { assigned: 1 }), standing('b', { assigned: 2 })])).toEqual([
      'a',
      'b',
    ]);
    expect(order({ a: 3, b: 7 }, [standing('a', { assigned: 1 }), standing('b', { assigned: 2 })])).toEqual([
      'b',
      'a',
    ]);
  });

  test('breaks a tie by the longest wait, never given first, then by id', () => {
    const early = '2026-11-01T00:00:00.000Z';
    const late = '2026-11-02T00:00:00.000Z';
    const given = (id: string, lastAssignedAt: string) => standing(id, { assigned: 1, lastAssignedAt });
    expect(order({ a: 1, b: 1 }, [given('a', late), given('b', early)])).toEqual(['b', 'a']);
    expect(order({ b: 1, a: 1 }, [given('a', early), given('b', early)])).toEqual(['a', 'b']);
    expect(order({ a: 1, b: 1 }, [standing('a', { lastAssignedAt: early })])).toEqual(['b', 'a']);
    expect(order({ c: 1, a: 1, b: 1 })).toEqual(['a', 'b', 'c']);
  });
});

test('fairness is 1 where all have the same, and falls with what one has more', () => {
  expect(fairnessIndex([3, 3, 3])).toBe(1);
  expect(fairnessIndex([1, 3])).toBe(0.8);
  expect(fairnessIndex([0, 0, 5])).toBeCloseTo(1 / 3);
});

test('a newcomer’s turns are the average of the levels there, times its weight, rounded', () => {
  const others = [
    { assigned: 5, creditedBack: 1, weight: 2 },
    { assigned: 3, creditedBack: 0, weight: 1 },
  ];
  expect(newcomerTurns(1, others)).toBe(3);
  expect(newcomerTurns(3, others)).toBe(8);
  expect(newcomerTurns(5, [])).toBe(0);
});

describe('whoever comes late to a rule', () => {
  const under = (assigned: number, creditedBack = 0) => ({ assigned, creditedBack });
  const late = (
    standings: [string, Standing][],
    newcomerStart: 'average' | 'zero' = 'average',
    weights: Record<string, number> = { a: 1, b: 2, c: 3 },
  ) =>
    welcomed(
      Object.entries(weights).map(([id, weight]) => candidate(id, { weight })),
      new Map(standings),
      { newcomerStart },
    );

  test('begins at the average level of those who have had turns, at its own weight', () => {
    const known = [standing('a', under(5, 1)), standing('b', under(4))];
    const read = late(known);
    // Levels 4 and 2, so 3 at weight 3.
    expect(read.get('c')).toEqual({ ...noTurns('c'), assigned: 9 });
    expect([...read].slice(0, 2)).toEqual(known);
    expect(read.size).toBe(3);
  });

  test('is measured at the weights of today, not at those that were kept', () => {
    const known = [standing('a', { assigned: 4, weight: 9 }), standing('b', { assigned: 4, weight: 9 })];
    expect(late(known).get('c')).toMatchObject({ assigned: 9 });
  });

  test.each<[string, [string, Standing][], 'average' | 'zero']>([
    ['where the policy says so', [standing('a', under(5)), standing('b', under(4))], 'zero'],
    ['while nobody has had a second turn', [standing('a', under(1)), standing('b', under(1))], 'average'],
    [
      'where what was had was given back',
      [standing('a', under(9, 8)), standing('b', under(3, 3))],
      'average',
    ],
    ['where nobody has had any', [], 'average'],
  ])('begins at nothing %s', (_, known, start) => {
    const read = late(known, start);
    expect([...read]).toEqual(known);
    expect(read.has('c')).toBe(false);
  });

  test('waits for one second turn, not for everybody’s', () => {
    expect(late([standing('a', under(2)), standing('b', under(0))]).get('c')).toMatchObject({ assigned: 3 });
  });

  test('is nobody who has a standing, however small', () => {
    const known = [standing('a', under(6)), standing('b', under(0)), standing('c', under(0))];
    expect([...late(known)]).toEqual(known);
  });
});

test('turns counted at several weights are re-based where only one of them is another', () => {
  const kept: Standing = {
    ...noTurns('a'),
    assigned: 4,
    weight: 2,
    apart: [
      { weight: 2, turns: 1 },
      { weight: 4, turns: 1 },
    ],
  };
  // Two at weight 2, one at 2, one at 4: levels 1, 1/2 and 1/4 make 1.75.
  expect(rebased(kept, 2)).toEqual({ ...noTurns('a'), assigned: 3.5, weight: 2 });
  const same: Standing = { ...kept, apart: [{ weight: 2, turns: 1 }] };
  expect(rebased(same, 2)).toBe(same);
});

test('the index is that of Jain for levels of any size', () => {
  expect(fairnessIndex([1, 2, 3])).toBeCloseTo(36 / 42, 12);
  expect(fairnessIndex([4, 0, 0, 0])).toBe(0.25);
});
