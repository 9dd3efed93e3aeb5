import { describe, expect, test } from 'vitest';
import { judgeIdle, restedUntil, type IdleFacts } from './judge-idle.ts';

const dayMs = 86_400_000;
const now = '2026-11-30T09:00:00.000Z';
const ago = (days: number) => new Date(Date.parse(now) - days * dayMs).toISOString();
const ahead = (days: number) => ago(-days);
const facts = (over: Partial<IdleFacts> = {}): IdleFacts => ({
  lastActivityAt: null,
  partnerActive: true,
  calendar: { timeZone: 'Asia/Dubai', timeOff: [] },
  policy: { idleDays: 14, idleWarningDays: 3 },
  at: now,
  ...over,
});
const unwarned = (days: number) => ({ since: ago(days), recallAt: null });
const warned = (days: number, recallAt: string) => ({ since: ago(days), recallAt });

describe('a lead that rests', () => {
  test('is left alone until its partner is to be warned', () => {
    expect(judgeIdle(unwarned(10.9), facts())).toEqual({ kind: 'rest' });
    expect(judgeIdle(unwarned(11), facts())).toEqual({ kind: 'warn', since: ago(11), recallAt: ahead(3) });
  });

  test('is recalled when the time of the warning is over, and not a moment before', () => {
    expect(judgeIdle(warned(14, ahead(0.01)), facts())).toEqual({ kind: 'rest' });
    expect(judgeIdle(warned(14, now), facts())).toEqual({ kind: 'recall' });
    expect(judgeIdle(warned(40, ago(26)), facts())).toEqual({ kind: 'recall' });
  });

  test('is not recalled before a whole warning, however late that comes', () => {
    expect(judgeIdle(unwarned(60), facts())).toEqual({ kind: 'warn', since: ago(60), recallAt: ahead(3) });
  });

  test('is warned of and recalled one after the other where the policy warns no day before', () => {
    const policy = { idleDays: 14, idleWarningDays: 0 };
    expect(judgeIdle(unwarned(14), facts({ policy }))).toEqual({
      kind: 'warn',
      since: ago(14),
      recallAt: now,
    });
    expect(judgeIdle(warned(14, now), facts({ policy }))).toEqual({ kind: 'recall' });
  });

  test('rests from the last thing its partner did on it, also where that was long ago', () => {
    expect(judgeIdle(unwarned(20), facts({ lastActivityAt: ago(2) }))).toEqual({
      kind: 'restart',
      since: ago(2),
    });
    expect(judgeIdle(warned(20, ago(1)), facts({ lastActivityAt: ago(2) }))).toEqual({
      kind: 'restart',
      since: ago(2),
    });
    // Since then it has rested long enough again: the warning of before was for another rest.
    expect(judgeIdle(warned(30, ago(1)), facts({ lastActivityAt: ago(13) }))).toEqual({
      kind: 'warn',
      since: ago(13),
      recallAt: ahead(3),
    });
  });

  test('does not rest while its partner is suspended: warned or not, its clock begins anew', () => {
    const frozen = facts({ partnerActive: false });
    expect(judgeIdle(unwarned(20), frozen)).toEqual({ kind: 'restart', since: now });
    expect(judgeIdle(warned(20, ago(1)), frozen)).toEqual({ kind: 'restart', since: now });
  });
});

describe('a policy that has changed', () => {
  test('takes warnings back where it recalls nothing any more', () => {
    const policy = { idleDays: null, idleWarningDays: 3 };
    expect(restedUntil({ policy, at: now })).toBeNull();
    expect(judgeIdle(warned(14, now), facts({ policy }))).toEqual({ kind: 'restart', since: ago(14) });
    expect(judgeIdle(unwarned(99), facts({ policy }))).toEqual({ kind: 'rest' });
  });

  test('leaves a lead the time it gives now, and never less than its warning said', () => {
    const longer = facts({ policy: { idleDays: 30, idleWarningDays: 3 } });
    expect(judgeIdle(warned(14, now), longer)).toEqual({ kind: 'restart', since: ago(14) });
    const alittle = facts({ policy: { idleDays: 16, idleWarningDays: 3 } });
    expect(judgeIdle(warned(14, now), alittle)).toEqual({ kind: 'warn', since: ago(14), recallAt: ahead(3) });
    const shorter = facts({ policy: { idleDays: 5, idleWarningDays: 1 } });
    expect(judgeIdle(warned(11, ahead(3)), shorter)).toEqual({ kind: 'rest' });
  });
});

test('leads are looked at as soon as their partner is to be warned', () => {
  expect(restedUntil(facts())).toBe(ago(11));
});

describe('days on which its partner is away', () => {
  const zone = 'Europe/Berlin';
  /** Midnight of a day where the partner lives, in winter time. */
  const midnight = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 3_600_000).toISOString();
  const judged = (
    idle: Parameters<typeof judgeIdle>[0],
    at: string,
    ...timeOff: { from: string; to: string }[]
  ) => judgeIdle(idle, facts({ at, calendar: { timeZone: zone, timeOff } }));
  const since = midnight('2026-11-02');
  const week = { from: '2026-11-09', to: '2026-11-15' };

  test('do not count before the warning, and its clock is looked at again when they are made up for', () => {
    // Eleven days of rest end on 13 November, seven of which fall into its leave or behind it.
    const countsFrom = midnight('2026-11-09');
    expect(judged({ since, recallAt: null }, midnight('2026-11-13'), week)).toEqual({
      kind: 'restart',
      since,
      countsFrom,
    });
    const moved = { since, recallAt: null, countsFrom };
    expect(judged(moved, midnight('2026-11-19'), week)).toEqual({ kind: 'rest' });
    expect(judged(moved, midnight('2026-11-20'), week)).toEqual({
      kind: 'warn',
      since,
      recallAt: midnight('2026-11-23'),
    });
  });

  test('are counted as soon as they are taken back', () => {
    const moved = { since, recallAt: null, countsFrom: midnight('2026-11-09') };
    expect(judged(moved, midnight('2026-11-13'))).toEqual({
      kind: 'warn',
      since,
      recallAt: midnight('2026-11-16'),
    });
  });

  test('do not count between the warning and the recall', () => {
    const last = { from: '2026-11-14', to: '2026-11-14' };
    expect(judged({ since, recallAt: null }, midnight('2026-11-13'), last)).toEqual({
      kind: 'warn',
      since,
      recallAt: midnight('2026-11-17'),
    });
    const warnedAt = midnight('2026-11-13');
    const told = { since, recallAt: midnight('2026-11-17'), warnedAt };
    expect(judged(told, midnight('2026-11-16'), last)).toEqual({ kind: 'rest' });
    expect(judged(told, midnight('2026-11-17'), last)).toEqual({ kind: 'recall' });
  });

  test('never see a lead recalled: the warning is over, and another is given when its partner is back', () => {
    const warnedAt = midnight('2026-11-13');
    const told = { since, recallAt: midnight('2026-11-16'), warnedAt };
    const leave = { from: '2026-11-15', to: '2026-11-20' };
    const verdict = judged(told, midnight('2026-11-16'), leave);
    expect(verdict).toEqual({ kind: 'restart', since, countsFrom: midnight('2026-11-10') });
    const moved = { since, recallAt: null, countsFrom: midnight('2026-11-10') };
    expect(judged(moved, midnight('2026-11-20'), leave)).toEqual({ kind: 'rest' });
    expect(judged(moved, midnight('2026-11-21'), leave)).toEqual({
      kind: 'warn',
      since,
      recallAt: midnight('2026-11-24'),
    });
  });

  test('taken within a warning are given back, also where the lead has rested for long', () => {
    const old = midnight('2026-09-01');
    const told = { since: old, recallAt: midnight('2026-11-16'), warnedAt: midnight('2026-11-13') };
    const day = { from: '2026-11-14', to: '2026-11-14' };
    expect(judged(told, midnight('2026-11-16'), day)).toEqual({
      kind: 'warn',
      since: old,
      recallAt: midnight('2026-11-19'),
    });
    expect(judged(told, midnight('2026-11-16'))).toEqual({ kind: 'recall' });
  });

  test('that lie before the lead was taken, or behind its recall, change nothing', () => {
    const others = [
      { from: '2026-10-01', to: '2026-11-01' },
      { from: '2026-11-20', to: '2026-12-31' },
    ];
    expect(judged({ since, recallAt: null }, midnight('2026-11-13'), ...others)).toEqual({
      kind: 'warn',
      since,
      recallAt: midnight('2026-11-16'),
    });
  });

  test.each([
    // The day clocks go forward has 23 hours, the day they go back 25; a day off is left out whole.
    ['2026-03-29', '2026-03-20T12:00:00.000Z', '2026-04-01T11:00:00.000Z'],
    ['2026-10-25', '2026-10-16T12:00:00.000Z', '2026-10-28T13:00:00.000Z'],
    ['2026-06-10', '2026-06-05T12:00:00.000Z', '2026-06-17T12:00:00.000Z'],
  ])('are as long as the clocks of its zone make them: %s', (day, from, warnAt) => {
    const off = { from: day, to: day };
    const before = new Date(Date.parse(warnAt) - 1).toISOString();
    expect(judged({ since: from, recallAt: null }, warnAt, off).kind).toBe('warn');
    expect(judged({ since: from, recallAt: null }, before, off).kind).not.toBe('warn');
  });

  test('do not keep what its partner did from counting', () => {
    const lastActivityAt = midnight('2026-11-10');
    const at = midnight('2026-11-20');
    const calendar = { timeZone: zone, timeOff: [week] };
    expect(judgeIdle({ since, recallAt: null }, facts({ at, lastActivityAt, calendar }))).toEqual({
      kind: 'restart',
      since: lastActivityAt,
      countsFrom: midnight('2026-11-16'),
    });
  });
});
