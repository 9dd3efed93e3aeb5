import { expect, test } from 'vitest';
import { caseOf, openedAt, partyOf } from '../../../test/fixtures/conflict-cases.ts';
import { lostHearUntil } from './hear-until.ts';
import { hoursAfter } from './protection.ts';

const terms = { evidenceHours: 72 };
const since = hoursAfter(openedAt, 10);
const holders = [partyOf('b', { seen: { since, at: since, version: 1 } })];

test('the time to be heard begins when they were asked, else when they were told', () => {
  const told = caseOf('a', ['b'], { holders, holdersTold: true });
  expect(lostHearUntil(told, terms)).toBe(hoursAfter(since, 72));
  const asked = { at: hoursAfter(openedAt, 20), note: null };
  expect(lostHearUntil({ ...told, asked }, terms)).toBe(hoursAfter(openedAt, 92));
  const unseen = { ...told, holders: [partyOf('b')] };
  expect(lostHearUntil(unseen, terms)).toBe(hoursAfter(openedAt, 72));
});

test('nothing is lost where it is kept, or nobody was told', () => {
  expect(lostHearUntil(caseOf('a', ['b'], { holders }), terms)).toBeNull();
  const kept = caseOf('a', ['b'], { holders, holdersTold: true, hearUntil: openedAt });
  expect(lostHearUntil(kept, terms)).toBeNull();
});
