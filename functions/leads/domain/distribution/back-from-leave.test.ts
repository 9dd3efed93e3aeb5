import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begins, Channel, dayMs, dayOf, expectShare, weightsOf } from '../../../../test/fixtures/channel.ts';
import { candidate, rule } from '../../../../test/fixtures/placement-facts.ts';
import type { Candidate } from './candidate.ts';
import { aheadOf, frontierOf, keptPlaces, stillOwed } from './back-from-leave.ts';
import { noTurns, type Standing } from './fair-share.ts';
import { isAway } from './ladder.ts';
import { shippedPolicy } from './shipped-policy.ts';

type BackFromLeave = PolicyDocument['backFromLeave'];
const keepPlace: BackFromLeave = { kind: 'keep-place' };
const catchUp = (days: number): BackFromLeave => ({ kind: 'catch-up', days });

/** Away from the beginning of a day for so many days. */
const away = (from: number, days: number) => ({
  id: `toff_${from}`,
  from: dayOf(from),
  to: dayOf(from + days - 1),
  note: null,
});

const weights = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 5 });
const absence = fc.record({ from: fc.integer({ min: 0, max: 25 }), days: fc.integer({ min: 1, max: 30 }) });

describe('keeping its place', () => {
  test('whoever was away for a month gets its share of every stretch of leads after that, no more and no less', () => {
    fc.assert(
      fc.property(weights, absence, fc.integer({ min: 1, max: 20 }), (given, { from, days }, perDay) => {
        const partners = given.map((weight, index) =>
          candidate(`p${index}`, { weight, ...(index === 0 && { timeOff: [away(from, days)] }) }),
        );
        const back = from + days;
        const channel = new Channel(perDay, { backFromLeave: keepPlace }).walk(partners, back + 20);
        for (const { id } of partners) expectShare(channel, partners, id, back, back + 20);
      }),
      { numRuns: 25 },
    );
  });

  test('whoever is away when, all who are there have their share for as long as they are the same', () => {
    const several = fc.array(
      fc.record({ weight: fc.integer({ min: 1, max: 10 }), absences: fc.array(absence, { maxLength: 3 }) }),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(several, fc.integer({ min: 1, max: 12 }), (given, perDay) => {
        const partners = given.map(({ weight, absences }, index) =>
          candidate(`p${index}`, {
            weight,
            timeZone: 'UTC',
            timeOff: absences.map(({ from, days }) => away(from, days)),
          }),
        );
        const days = 60;
        const channel = new Channel(perDay, { backFromLeave: keepPlace }).walk(partners, days);
        const there = (day: number) => partners.filter((one) => !isAway(one, begins + day * dayMs));
        const namesOn = (day: number) =>
          there(day)
            .map(({ id }) => id)
            .join(' ');
        for (let from = 0; from < days;) {
          let until = from + 1;
          while (until < days && namesOn(until) === namesOn(from)) until += 1;
          for (const { id } of there(from)) expectShare(channel, there(from), id, from, until);
          from = until;
        }
      }),
      { numRuns: 25 },
    );
  });

  test('without it, it is given every lead until its level is that of the others', () => {
    const partners = [candidate('a', { timeOff: [away(1, 30)] }), candidate('b'), candidate('c')];
    const flooded = new Channel(6, { backFromLeave: null }).walk(partners, 36);
    expect(flooded.countOf('a', 31, 36)).toBe(30);
    const kept = new Channel(6, { backFromLeave: keepPlace }).walk(partners, 36);
    expect(kept.countOf('a', 31, 36)).toBe(10);
  });

  test('the ranking tells what it is counted as having had, and that is what it goes on with', () => {
    const partners = [
      candidate('a', { weight: 2, timeOff: [away(1, 5)], timeZone: 'UTC' }),
      candidate('b', { weight: 2 }),
    ];
    const channel = new Channel(4, { backFromLeave: keepPlace }).walk(partners, 6);
    expect(channel.standings.get('AE')?.get('a')).toMatchObject({ assigned: 2 });
    expect(channel.next(partners)).toBe('a');
    expect(channel.traces.at(-1)?.[0]).toMatchObject({
      partnerId: 'a',
      assigned: 21,
      welcomedBack: 19,
      level: 10.5,
    });
    expect(channel.standings.get('AE')?.get('a')).toEqual({
      partnerId: 'a',
      assigned: 22,
      creditedBack: 0,
      lastAssignedAt: channel.at(24),
      version: 3,
      weight: 2,
      here: { at: channel.at(24), ahead: 0 },
    });
    channel.next(partners);
    expect(channel.traces.at(-1)?.every((one) => !('welcomedBack' in one))).toBe(true);
  });

  test.each([
    ['suspended', { status: 'suspended' as const }],
    ['without a weight', { weight: 0 }],
  ])('whoever was %s for a month is not flooded either, and makes nothing up', (_, out) => {
    for (const backFromLeave of [keepPlace, catchUp(30)])
      for (const steps of [shippedPolicy.steps, { ...shippedPolicy.steps, availability: false }]) {
        const others = [candidate('b'), candidate('c')];
        const channel = new Channel(6, { backFromLeave, steps });
        channel.walk([candidate('a'), ...others], 2).walk([candidate('a', out), ...others], 30);
        expect(channel.countOf('a', 2, 32)).toBe(0);
        const partners = [candidate('a', { backInPlayAt: channel.at() }), ...others];
        channel.walk(partners, 20);
        expectShare(channel, partners, 'a', 32, 52);
      }
  });

  test('whoever was out of play makes nothing up, be it that it had leave besides, before or after', () => {
    const others = [candidate('b'), candidate('c')];
    const leave = { timeOff: [away(2, 10)], timeZone: 'UTC' };
    for (const day of [6, 12]) {
      const channel = new Channel(6, { backFromLeave: catchUp(30) });
      channel.walk([candidate('a', leave), ...others], 12);
      const reinstated = candidate('a', { ...leave, backInPlayAt: `${dayOf(day)}T00:00:00.000Z` });
      channel.walk([reinstated, ...others], 5);
      expect(channel.countOf('a', 12, 17)).toBe(10);
    }
  });

  test('whoever is put back into play later is nobody who is back: leads of the past are walked as if it was there', () => {
    const partners = (over: Partial<Candidate> = {}) => [candidate('a', over), candidate('b')];
    const walked = [partners(), partners({ backInPlayAt: `${dayOf(300)}T00:00:00.000Z` })].map(
      (some) => new Channel(4, { backFromLeave: catchUp(30) }).walk(some, 10).given,
    );
    expect(walked[1]).toEqual(walked[0]);
  });

  test('those who are back together are measured by those who were there, not by each other', () => {
    const off = { timeOff: [away(1, 20)] };
    const partners = [candidate('a', off), candidate('b', off), candidate('c')];
    const channel = new Channel(6, { backFromLeave: keepPlace }).walk(partners, 24);
    expect(['a', 'b', 'c'].map((id) => channel.countOf(id, 21, 24))).toEqual([6, 6, 6]);
    const together = new Channel(6, { backFromLeave: keepPlace }).walk(
      partners.map((one) => ({ ...one, ...off })),
      24,
    );
    expect(['a', 'b', 'c'].map((id) => together.countOf(id, 21, 24))).toEqual([6, 6, 6]);
  });

  test('whoever takes few of the leads stays as far ahead as it was, and is not held back for one day off', () => {
    const spread = { products: [], industries: [], languages: [], certifications: [] };
    const all = (timeOff: Candidate['timeOff']) => [
      candidate('broad'),
      candidate('other', { specialisations: { ...spread, industries: ['retail'] } }),
      candidate('narrow', {
        specialisations: { ...spread, industries: ['health'] },
        timeOff,
        timeZone: 'UTC',
      }),
    ];
    const day = (channel: Channel, partners: readonly Candidate[]) => {
      for (let n = 0; n < 9; n += 1) channel.next(partners, { industry: 'retail' });
      return channel.next(partners, { industry: 'health' });
    };
    const channel = new Channel(10, { backFromLeave: keepPlace });
    const partners = all([away(20, 1)]);
    for (let n = 0; n < 20; n += 1) expect(day(channel, partners)).toBe('narrow');
    expect(day(channel, partners)).toBe('broad');
    for (let n = 0; n < 20; n += 1) expect(day(channel, partners)).toBe('narrow');
  });

  test('nobody is measured by those that a rule puts behind or before it', () => {
    const off = { timeOff: [away(1, 20)] };
    const partners = [
      candidate('a', { tier: 'gold', ...off }),
      candidate('b', { tier: 'gold' }),
      candidate('c', { tier: 'silver' }),
    ];
    const rules = [rule(1, { prefer: ['gold'] })];
    const channel = new Channel(6, { backFromLeave: keepPlace, rules }).walk(partners, 24);
    expect(['a', 'b', 'c'].map((id) => channel.countOf(id, 21, 24))).toEqual([9, 9, 0]);
  });

  test('where absence rules nobody out, nobody comes back from it', () => {
    const partners = [candidate('a', { timeOff: [away(1, 5)] }), candidate('b')];
    const steps = { ...shippedPolicy.steps, availability: false };
    const given = [keepPlace, null].map(
      (backFromLeave) => new Channel(3, { backFromLeave, steps }).walk(partners, 9).given,
    );
    expect(given[0]).toEqual(given[1]);
  });
});

describe('catching up', () => {
  /**
   * The most that somebody of a weight is given of so many leads in a row: its share of them, and the rounding of one
   * cycle. It may begin up to one turn of each of the others behind them (1 / their weight), and is given its last turn
   * while none of them is below it: (n − k) ≥ ∑ (their weight × (k − 1) / own − 1), solved for k. One lead of rounding
   * would be too little: of weight 4 beside 2, 5, 1, 6 and 4, whoever catches up has been given 4 of the 8 leads of a
   * day, and twice its share is 2.9.
   */
  const mostOf = (leads: number, own: number, others: readonly number[]): number => {
    const share = own / (own + others.reduce((sum, weight) => sum + weight, 0));
    return leads * share + 1 + (others.length - 1) * share;
  };

  test('it gets no more a day than a partner of twice its weight: never more than twice its share and the rounding of a cycle; in the end it has all it missed or the days are over', () => {
    // Often light among many, with leads enough a day to tell twice its share from all of them.
    const channel = fc.record({
      own: fc.integer({ min: 1, max: 4 }),
      others: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 6 }),
      perDay: fc.integer({ min: 4, max: 40 }),
      most: fc.integer({ min: 1, max: 30 }),
    });
    let [runs, reached, beyondItsShare] = [0, 0, 0];
    fc.assert(
      fc.property(channel, absence, ({ own, others, perDay, most }, { from, days }) => {
        const partners = [own, ...others].map((weight, index) =>
          candidate(`p${index}`, {
            weight,
            timeZone: 'UTC',
            ...(index === 0 && { timeOff: [away(from, days)] }),
          }),
        );
        const all = weightsOf(partners);
        const back = from + days;
        const end = back + most + 15;
        const walked = new Channel(perDay, { backFromLeave: catchUp(most) }).walk(partners, end);
        const bound = mostOf(perDay, 2 * own, others);
        const rounding = 1 + ((others.length - 1) * 2 * own) / (all + own);
        expect(bound).toBeLessThanOrEqual((2 * own * perDay) / all + rounding + 1e-9);
        const dayCounts = Array.from({ length: end - back }, (_, day) =>
          walked.countOf('p0', back + day, back + day + 1),
        );
        const highest = Math.max(...dayCounts);
        expect(highest).toBeLessThanOrEqual(bound + 1e-9);
        runs += 1;
        // The bound binds where one lead more on that day would have broken it, though there were more to give.
        if (highest < perDay && highest + 1 > bound) reached += 1;
        if (highest > mostOf(perDay, own, others)) beyondItsShare += 1;

        const had = walked.countOf('p0', 0, end);
        // Never more than if it had not been away at all.
        expect(had).toBeLessThanOrEqual((own * end * perDay) / all + own + 2);
        const owed = walked.standings.get('AE')?.get('p0')?.owed;
        if (owed === undefined || owed.turns === 0) return;
        // What is left is forgiven: from then on it has its share.
        expectShare(walked, partners, 'p0', back + most, end);
      }),
      { numRuns: 60 },
    );
    expect(reached).toBeGreaterThan(runs / 6);
    expect(beyondItsShare).toBeGreaterThan(runs / 3);
  });

  test('with days enough it has had as many as if it had never been away', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 10 }), (given, days) => {
        const partners = given.map((weight, index) =>
          candidate(`p${index}`, {
            weight,
            timeZone: 'UTC',
            ...(index === 0 && { timeOff: [away(5, days)] }),
          }),
        );
        const own = given[0] ?? 0;
        const all = weightsOf(partners);
        // A partner of much of the weight can hardly have twice its share.
        fc.pre(own * 3 < all);
        const end = 5 + days + 60;
        const channel = new Channel(10, { backFromLeave: catchUp(90) }).walk(partners, end);
        const share = (own * end * 10) / all;
        expect(Math.abs(channel.countOf('p0', 0, end) - share)).toBeLessThanOrEqual(own + 2);
        expect(channel.standings.get('AE')?.get('p0')).not.toHaveProperty('owed');
      }),
      { numRuns: 20 },
    );
  });

  test('what may still be made up is told, and grows less by half of every turn', () => {
    const partners = [candidate('a', { timeOff: [away(1, 4)], timeZone: 'UTC' }), candidate('b')];
    const channel = new Channel(4, { backFromLeave: catchUp(2) }).walk(partners, 5);
    channel.next(partners);
    expect(channel.traces.at(-1)?.[0]).toMatchObject({ partnerId: 'a', welcomedBack: 15, toCatchUp: 15 });
    channel.next(partners);
    const terms = channel.traces.at(-1)?.find(({ partnerId }) => partnerId === 'a');
    expect(terms).toMatchObject({ assigned: 17.5, toCatchUp: 14.5 });
    expect(terms).not.toHaveProperty('welcomedBack');
    channel.walk(partners, 3);
    const after = channel.traces.at(-1)?.find(({ partnerId }) => partnerId === 'a');
    expect(after).not.toHaveProperty('toCatchUp');
    expect(channel.countOf('a', 7, 8)).toBe(2);
  });

  test('away once more while it catches up, it keeps what was left to make up', () => {
    const partners = [
      candidate('a', { timeOff: [away(1, 4), away(6, 2)], timeZone: 'UTC' }),
      candidate('b'),
      candidate('c'),
    ];
    const channel = new Channel(6, { backFromLeave: catchUp(30) }).walk(partners, 6);
    const left = channel.standings.get('AE')?.get('a')?.owed?.turns ?? 0;
    expect(left).toBeGreaterThan(0);
    channel.walk(partners, 2);
    channel.next(partners);
    const terms = channel.traces.at(-1)?.find(({ partnerId }) => partnerId === 'a');
    expect(terms?.toCatchUp).toBe(left + (terms?.welcomedBack ?? 0));
  });
});

test('without leave every decision is what it was before, whatever is declined, preferred and asked for', () => {
  const scenario = fc.record({
    partners: fc.array(
      fc.record({
        weight: fc.constantFrom(0.5, 1, 2, 3, 7),
        tier: fc.constantFrom('gold' as const, 'registered' as const),
        industries: fc.subarray(['retail', 'health']),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    leads: fc.array(fc.record({ industry: fc.constantFrom('retail', 'health'), declined: fc.boolean() }), {
      maxLength: 60,
    }),
    ruled: fc.boolean(),
  });
  fc.assert(
    fc.property(scenario, ({ partners: some, leads, ruled }) => {
      const partners = some.map(({ industries, ...over }, index) =>
        candidate(`p${index}`, {
          ...over,
          specialisations: { products: [], industries, languages: [], certifications: [] },
        }),
      );
      const [before, kept, caughtUp] = [null, keepPlace, catchUp(9)].map((backFromLeave) => {
        const channel = new Channel(5, {
          backFromLeave,
          rules: ruled ? [rule(1, { prefer: ['gold'] })] : [],
        });
        for (const { industry, declined } of leads) channel.next(partners, { industry }, declined);
        return JSON.stringify([channel.given, channel.traces]);
      });
      expect(kept).toBe(before);
      expect(caughtUp).toBe(before);
    }),
  );
});

describe('the place of somebody who is back', () => {
  const at = '2026-11-23T09:00:00.000Z';
  const off = (to: string) => ({
    timeZone: 'UTC',
    timeOff: [{ id: 'toff_1', from: '2026-11-01', to, note: null }],
  });
  const turns = (partnerId: string, assigned: number, over: Partial<Standing> = {}): [string, Standing] => [
    partnerId,
    { ...noTurns(partnerId), assigned, lastAssignedAt: '2026-11-20T09:00:00.000Z', version: 1, ...over },
  ];
  const early = { lastAssignedAt: '2026-10-31T09:00:00.000Z' };
  const placed = (
    candidates: readonly Candidate[],
    standings: readonly [string, Standing][],
    over: {
      backFromLeave?: BackFromLeave;
      eligible?: readonly Candidate[];
      prefer?: readonly Candidate['tier'][];
      availability?: boolean;
      newcomerStart?: PolicyDocument['newcomerStart'];
    } = {},
  ) =>
    keptPlaces(
      candidates,
      new Map(standings),
      {
        backFromLeave: over.backFromLeave === undefined ? keepPlace : over.backFromLeave,
        steps: { ...shippedPolicy.steps, availability: over.availability ?? true },
        newcomerStart: over.newcomerStart ?? 'average',
      },
      { eligible: over.eligible ?? candidates, at, prefer: over.prefer ?? [] },
    );
  const [a, b, c] = [candidate('a', off('2026-11-22')), candidate('b'), candidate('c')];
  const known = [turns('a', 2, early), turns('b', 10), turns('c', 12)];

  test('is one turn of theirs below the others who were there', () => {
    expect(placed([a, b, c], known).get('a')).toEqual({
      ...noTurns('a'),
      assigned: 10,
      lastAssignedAt: early.lastAssignedAt,
      version: 1,
      welcomedBack: 8,
    });
  });

  test('counts what was given back, and its weight', () => {
    const heavy = candidate('a', { ...off('2026-11-22'), weight: 2 });
    const credited = [turns('a', 5, { ...early, creditedBack: 2 }), turns('b', 10), turns('c', 10)];
    // The others stand at 9 before their last turn: 18 turns of weight 2, and 2 that were given back.
    expect(placed([heavy, b, c], credited).get('a')).toMatchObject({ assigned: 20, welcomedBack: 15 });
  });

  test('stays as far below as it stood before it went', () => {
    const apart = [turns('a', 2, { ...early, here: { at: early.lastAssignedAt, ahead: 3 } }), turns('b', 10)];
    expect(placed([a, b], apart).get('a')).toMatchObject({ assigned: 6, welcomedBack: 4 });
  });

  test.each<[string, Candidate, [string, Standing], Parameters<typeof placed>[2]]>([
    ['the policy does not say so', a, turns('a', 2, early), { backFromLeave: null }],
    ['nobody is passed over for being away', a, turns('a', 2, early), { availability: false }],
    ['it never was away', candidate('a'), turns('a', 2, early), {}],
    ['it is away today still', candidate('a', off('2026-11-23')), turns('a', 2, early), {}],
    [
      'it has had a turn the moment it was back',
      a,
      turns('a', 2, { lastAssignedAt: '2026-11-23T00:00:00.000Z' }),
      {},
    ],
    ['it stands there already', a, turns('a', 10, early), {}],
    ['it stands above', a, turns('a', 30, early), {}],
  ])('is what it was where %s', (_, one, own, over) => {
    const standings = [own, turns('b', 10), turns('c', 12)];
    expect([...placed([one, b, c], standings, over)]).toEqual(standings);
  });

  test('is asked for again until it has had a turn here, whatever others decided', () => {
    const elsewhere = turns('a', 2, {
      lastAssignedAt: '2026-11-23T08:00:00.000Z',
      here: { at: '2026-10-31T09:00:00.000Z', ahead: 0 },
    });
    expect(placed([a, b], [elsewhere, turns('b', 10)]).get('a')).toMatchObject({ assigned: 9 });
    const here = turns('a', 2, { here: { at: '2026-11-23T08:00:00.000Z', ahead: 0 } });
    expect(placed([a, b], [here, turns('b', 10)]).get('a')).toMatchObject({ assigned: 2 });
    // Of several absences the last counts.
    const often = { ...a, timeOff: [...off('2026-11-22').timeOff, ...off('2026-11-10').timeOff] };
    const between = turns('a', 2, { lastAssignedAt: '2026-11-12T08:00:00.000Z' });
    expect(placed([often, b], [between, turns('b', 10)]).get('a')).toMatchObject({ assigned: 9 });
  });

  test('where all are back together is that of whoever was there last', () => {
    const back = (id: string) => candidate(id, off('2026-11-22'));
    const left = candidate('c', off('2026-11-30'));
    const standings = [
      turns('a', 2, early),
      turns('b', 4, { lastAssignedAt: '2026-11-01T00:00:00.000Z' }),
      turns('c', 8, { lastAssignedAt: '2026-11-21T00:00:00.000Z' }),
    ];
    const read = placed([back('a'), back('b')], standings, { eligible: [back('a'), back('b'), left] });
    expect(['a', 'b'].map((id) => read.get(id)?.assigned)).toEqual([7, 7]);
    // Where nobody has had a turn there is nothing to be measured by.
    expect([...placed([back('a'), back('b')], [])]).toEqual([]);
  });

  test('is among those of its preference', () => {
    const gold = (id: string, over: Partial<Candidate> = {}) => candidate(id, { tier: 'gold', ...over });
    const candidates = [gold('a', off('2026-11-22')), gold('b'), c, candidate('d', off('2026-11-22'))];
    const standings = [turns('a', 2, early), turns('b', 20), turns('c', 6), turns('d', 1, early)];
    const read = placed(candidates, standings, { prefer: ['gold'] });
    expect(['a', 'd'].map((id) => read.get(id)?.assigned)).toEqual([19, 5]);
  });

  test('may be made up for so many days, with what was owed before', () => {
    const made = placed([a, b, c], known, { backFromLeave: catchUp(10) }).get('a');
    expect(made).toMatchObject({ assigned: 10, owed: { turns: 8, until: '2026-12-03T00:00:00.000Z' } });
    const owing = (until: string) => [
      turns('a', 2, { ...early, owed: { turns: 3, until } }),
      ...known.slice(1),
    ];
    const more = placed([a, b, c], owing('2026-11-24T00:00:00.000Z'), { backFromLeave: catchUp(10) }).get(
      'a',
    );
    expect(more?.owed).toEqual({ turns: 11, until: '2026-12-03T00:00:00.000Z' });
    const lapsed = placed([a, b, c], owing(at), { backFromLeave: catchUp(10) }).get('a');
    expect(lapsed?.owed).toEqual({ turns: 8, until: '2026-12-03T00:00:00.000Z' });
    const late = candidate('a', off('2026-11-10'));
    expect(placed([late, b, c], known, { backFromLeave: catchUp(10) }).get('a')).not.toHaveProperty('owed');
    expect(placed([a, b, c], known).get('a')).not.toHaveProperty('owed');
  });

  test('of somebody who was out of play leaves it what it was owed before, and no more', () => {
    const reinstated = candidate('a', { backInPlayAt: '2026-11-22T00:00:00.000Z' });
    const owed = { turns: 3, until: '2026-11-24T00:00:00.000Z' };
    const standings = [turns('a', 2, { ...early, owed }), turns('b', 10)];
    expect(placed([reinstated, b], standings, { backFromLeave: catchUp(10) }).get('a')).toMatchObject({
      assigned: 9,
      owed,
    });
    expect(placed([reinstated, b], standings).get('a')).not.toHaveProperty('owed');
    expect(
      placed([reinstated, b], [turns('a', 2, early), turns('b', 10)], { backFromLeave: catchUp(10) }).get(
        'a',
      ),
    ).not.toHaveProperty('owed');
  });

  test('is a newcomer’s where somebody is in play for the first time', () => {
    const first = candidate('a', { backInPlayAt: '2026-11-22T00:00:00.000Z' });
    const others = [turns('b', 10)];
    expect(placed([first, b], others, { newcomerStart: 'zero' }).has('a')).toBe(false);
    expect(placed([first, b], others).get('a')).toMatchObject({ assigned: 9 });
    expect(placed([a, b], others, { newcomerStart: 'zero' }).get('a')).toMatchObject({ assigned: 9 });
  });
});

describe('the lowest level at which somebody takes part', () => {
  const known = new Map(
    [
      ['a', 10],
      ['b', 4],
    ].map(([id, assigned]) => [String(id), { ...noTurns(String(id)), assigned: Number(assigned) }]),
  );
  const one = (id: string, weight = 1) => ({ id, weight });

  test('is before the last turn of the highest, or that of the lowest', () => {
    expect(frontierOf([], known)).toBeNull();
    expect(frontierOf([one('a')], known)).toBe(9);
    expect(frontierOf([one('a', 2)], known)).toBe(4.5);
    expect(frontierOf([one('a'), one('b')], known)).toBe(4);
    expect(frontierOf([one('new')], known)).toBe(-1);
  });

  test('tells how far below somebody stood', () => {
    expect(aheadOf(one('b'), [one('a'), one('b')], known)).toBe(5);
    expect(aheadOf(one('a'), [one('a'), one('b')], known)).toBe(0);
    expect(aheadOf(one('b'), [one('b')], known)).toBe(0);
  });
});

test('what is owed is so until it is had, or its days are over', () => {
  const at = '2026-11-23T09:00:00.000Z';
  const owed = { turns: 2, until: '2026-11-24T00:00:00.000Z' };
  expect(stillOwed({ owed }, at)).toBe(owed);
  expect(stillOwed({ owed: { ...owed, turns: 0 } }, at)).toBeUndefined();
  expect(stillOwed({ owed: { ...owed, until: at } }, at)).toBeUndefined();
  expect(stillOwed({}, at)).toBeUndefined();
});
