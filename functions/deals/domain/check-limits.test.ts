import { expect, test } from 'vitest';
import { isGivenUpSoon, isSuspectedBy, ruleCheck, ruleSubmission } from './check-limits.ts';

const none = { submitted: 0, vain: 0 };

test.each([
  ['the first', none, none, false, 'taken'],
  ['the last of an hour', { submitted: 119, vain: 9 }, none, false, 'taken'],
  ['one more in an hour', { submitted: 120, vain: 0 }, none, false, 'hour'],
  ['the eleventh in vain in an hour', { submitted: 10, vain: 10 }, none, false, 'hour'],
  ['the last of a day', none, { submitted: 999, vain: 19 }, false, 'taken'],
  ['one more on a day', none, { submitted: 1000, vain: 0 }, false, 'day'],
  ['the forty-first in vain on a day', none, { submitted: 40, vain: 40 }, false, 'day'],
  ['a suspect', { submitted: 2, vain: 2 }, { submitted: 20, vain: 20 }, true, 'taken'],
  ['the fourth in vain of a suspect', { submitted: 3, vain: 3 }, { submitted: 20, vain: 20 }, true, 'hour'],
  ['the same of one suspected for its checks', { submitted: 3, vain: 3 }, none, true, 'hour'],
])('%s', (_, hour, day, told, expected) => {
  const ruling = ruleSubmission({ hour, day, told });
  expect(ruling.kind === 'taken' ? 'taken' : ruling.until).toBe(expected);
});

test('the twentieth in vain on a day makes a suspect, once a day', () => {
  const suspected = (vain: number, told = false) => isSuspectedBy({ day: { submitted: 30, vain }, told });
  expect([suspected(18), suspected(19), suspected(19, true)]).toEqual([false, true, false]);
});

test('whoever is suspected for its registrations has fewer checks answered', () => {
  const told = { hour: 6, day: 6, told: true };
  expect([ruleCheck(told), ruleCheck({ ...told, told: false }).kind]).toEqual([
    { kind: 'refused', until: 'hour' },
    'answered',
  ]);
});

test('what is given up within a day was in vain, a draft never', () => {
  const soon = (submittedAt: string | null) => isGivenUpSoon(submittedAt, '2026-11-28T10:00:00.000Z');
  expect([soon('2026-11-27T10:00:01.000Z'), soon('2026-11-27T10:00:00.000Z'), soon(null)]).toEqual([
    true,
    false,
    false,
  ]);
});
