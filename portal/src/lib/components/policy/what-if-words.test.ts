import { expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { daysText, shareDone } from './what-if-words.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));

it('says which days it is about, once for a single one', () => {
  expect(daysText({ from: '2026-08-30', to: '2026-11-27' }, format)).toBe('30 Aug 2026 – 27 Nov 2026');
  expect(daysText({ from: '2026-11-27', to: '2026-11-27' }, format)).toBe('27 Nov 2026');
});
it('tells how far it is as soon as it is known, and never more than all', () => {
  expect(shareDone(0, null)).toBeUndefined();
  expect(shareDone(0, 0)).toBeUndefined();
  expect(shareDone(25, 100)).toBe(0.25);
  expect(shareDone(130, 100)).toBe(1);
});
