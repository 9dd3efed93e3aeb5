import { expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { daysText, shareDone } from './what-if-words.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));

it('says of which days the leads are, once for a single one', () => {
  expect(daysText({ from: '2026-08-30', to: '2026-11-27' }, format)).toBe('30 Aug 2026 – 27 Nov 2026');
  expect(daysText({ from: '2026-11-27', to: '2026-11-27' }, format)).toBe('27 Nov 2026');
});
it('tells how far it is as soon as it is known, and never more than all', () => {
  expect(shareDone({ leadsDone: 0, leadsAbout: null })).toBeUndefined();
  expect(shareDone({ leadsDone: 0, leadsAbout: 0 })).toBeUndefined();
  expect(shareDone({ leadsDone: 25, leadsAbout: 100 })).toBe(0.25);
  expect(shareDone({ leadsDone: 130, leadsAbout: 100 })).toBe(1);
});
