import { expect, test } from 'vitest';
import type { Notice } from './notice.ts';
import { shippedPreferences, switchMail } from './preferences.ts';
import { whyNoMail } from './why-no-mail.ts';

const notice: Notice = {
  id: 'notc_1',
  userId: 'user_1',
  organisation: 'vendor',
  kind: 'offer-made',
  code: 'offer-made',
  params: {},
  facts: null,
  until: null,
  about: { place: 'nowhere', id: null },
  clock: null,
  givenAt: '2026-11-26T08:00:00.000Z',
  readAt: null,
};
const facts = {
  notice,
  reader: { status: 'active' } as const,
  preferences: shippedPreferences,
  clockRuns: true,
  at: '2026-11-26T08:00:01.000Z',
};
const invited = { ...notice, kind: 'member-invited', code: 'member-invited' } as const;

test.each([
  ['who wants it', facts, null],
  ['who is gone', { ...facts, reader: undefined }, 'nobody'],
  ['who has not come in', { ...facts, reader: { status: 'invited' } as const }, 'nobody'],
  ['who has read it', { ...facts, notice: { ...notice, readAt: facts.at } }, 'read'],
  [
    'who switched it off',
    { ...facts, preferences: switchMail(shippedPreferences, { 'offer-made': false }).after },
    'not-wanted',
  ],
  [
    'a kind shipped without mail',
    { ...facts, notice: { ...notice, kind: 'import-ended' } as Notice },
    'not-wanted',
  ],
  ['a clock that stopped', { ...facts, clockRuns: false }, 'over'],
  ['a day later', { ...facts, at: '2026-11-27T08:00:01.000Z' }, 'too-late'],
  ['an invitation', { ...facts, notice: invited, reader: { status: 'invited' } as const }, null],
  [
    'an invitation, however late',
    { ...facts, notice: invited, reader: { status: 'invited' } as const, at: '2026-12-26T08:00:00.000Z' },
    null,
  ],
  ['an invitation of whoever came in', { ...facts, notice: invited }, 'over'],
])('%s', (_name, given, because) => {
  expect(whyNoMail(given)).toBe(because);
});

test('switching names only what really changed', () => {
  const first = switchMail(shippedPreferences, { 'offer-made': true, mentioned: false });
  expect(first).toEqual({ after: { mail: { mentioned: false }, version: 2 }, changed: ['mentioned'] });
  expect(switchMail(first.after, { mentioned: false })).toEqual({ after: first.after, changed: [] });
  expect(switchMail(first.after, { mentioned: true }).after.mail).toEqual({ mentioned: true });
});
