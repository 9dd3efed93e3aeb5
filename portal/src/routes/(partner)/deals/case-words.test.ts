import { expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { caseSentence } from './case-words.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'UTC', calendar: 'gregorian' }));
const at = '2026-12-01T10:00:00.000Z';
const outcome = { resolution: 'upheld', effect: 'lost', share: null, because: null, at, note: null } as const;

it('asks for the side of whoever was asked, until it was given', () => {
  const asked = {
    side: 'holder',
    status: 'awaiting-parties',
    evidence: [],
    filedAt: null,
    outcome: null,
  } as const;
  expect(caseSentence({ ...asked, evidence: [] }, format)).toContain('asks for your side');
  expect(caseSentence({ ...asked, evidence: [{ text: 'We met.', at }] }, format)).toContain('is with');
  expect(caseSentence({ ...asked, evidence: [], filedAt: at }, format)).toContain('is with');
});

it('says what a resolution comes to for its reader, and no more of the other', () => {
  const resolved = (change: object) =>
    caseSentence(
      {
        side: 'claimant',
        status: 'resolved',
        evidence: [],
        filedAt: null,
        outcome: { ...outcome, ...change },
      },
      format,
    );
  expect(resolved({})).toBe('Decided: it is not yours.');
  expect(resolved({ resolution: 'split', effect: 'shared', share: 40 })).toBe(
    'Decided: it is shared. Your part is 40%.',
  );
  expect(resolved({ resolution: 'co-sell', effect: 'shared' })).toContain('together');
  expect(resolved({ resolution: 'dismissed', effect: 'gained' })).toContain('no conflict');
});

it('tells one that is looked at once more from one that is over', () => {
  const over = (status: 'appealed' | 'final') =>
    caseSentence({ side: 'claimant', status, evidence: [], filedAt: null, outcome: null }, format);
  expect(over('appealed')).toContain('once more');
  expect(over('final')).toContain('over');
});

it('says of one that ended by itself only what it comes to for its reader', () => {
  const ended = (side: 'claimant' | 'holder', resolution: 'dismissed' | 'upheld') =>
    caseSentence(
      {
        side,
        status: 'final',
        evidence: [],
        filedAt: null,
        outcome: { ...outcome, resolution, effect: 'ended' },
      },
      format,
    );
  expect(ended('claimant', 'dismissed')).toContain('decided anew');
  expect(ended('claimant', 'upheld')).toBe('It is over; nothing had to be decided.');
  expect(ended('holder', 'dismissed')).toBe('It is over; nothing had to be decided.');
});
