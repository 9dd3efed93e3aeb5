import { expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { protectionInWords } from './protection-in-words.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const protection = {
  protectionDays: 90,
  extensionDays: 30,
  mostExtensions: 2,
  checkInEveryDays: 30,
  warningDays: 7,
  mostOpen: { registered: 10, silver: 25, gold: null },
  reviewHours: 48,
  evidenceHours: 72,
  appealHours: 1,
};
const matching = { auto: 0.9, review: 0.7 };
const told = (change: Partial<typeof protection> = {}) =>
  protectionInWords({ protection: { ...protection, ...change }, matching }, format);

it('says how long protection lasts, and what keeps or ends it', () => {
  expect(told().protection).toEqual([
    'An approved registration is protected for 90 days.',
    'An extension adds 30 days; 2 extensions may be given.',
    'Without progress for 30 days it is released; its partner is warned 7 days before.',
    'So many registrations a partner may have open: Registered 10, Silver 25, Gold any number.',
  ]);
});
it('says what is not given at all', () => {
  const { protection: sentences } = told({ mostExtensions: 0, warningDays: 0 });
  expect(sentences[1]).toBe('It cannot be extended.');
  expect(sentences[2]).toBe('Without progress for 30 days it is released, without a warning.');
});
it('says how long everyone has, and when companies are the same', () => {
  expect(told().clocks).toEqual([
    'We decide on a registration within 48 hours.',
    'Each side of a conflict has 72 hours to bring evidence.',
    'A decision may be appealed against within 1 hour.',
  ]);
  expect(told().matching).toEqual([
    'From 90% alike on, two companies count as the same.',
    'From 70% on they may be the same, and somebody looks.',
  ]);
});
