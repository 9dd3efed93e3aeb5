import { describe, expect, test } from 'vitest';
import { judgeIdle, restedUntil, type IdleFacts } from './judge-idle.ts';

const dayMs = 86_400_000;
const now = '2026-11-30T09:00:00.000Z';
const ago = (days: number) => new Date(Date.parse(now) - days * dayMs).toISOString();
const ahead = (days: number) => ago(-days);
const facts = (over: Partial<IdleFacts> = {}): IdleFacts => ({
  lastActivityAt: null,
  partnerActive: true,
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
