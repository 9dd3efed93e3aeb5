import { describe, expect, it } from 'vitest';
import { resolutions } from '@rafiq/shared/deals/case-status.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { effectOf, resolutionsFor, sidesOf } from './effect-of.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const two = { claimant: 'Sepehr', holders: ['Manara'] };
const one = { claimant: 'Sepehr', holders: [] };
/** Without the marks that keep names apart from their sentence. */
const told = (...asked: Parameters<typeof effectOf>) => effectOf(...asked).replace(/[\u2068\u2069]/g, '');

describe('the effect of a resolution', () => {
  it('names both sides, and differs from that of every other', () => {
    const effects = resolutions.map((resolution) => told(resolution, two, format));
    expect(new Set(effects).size).toBe(resolutions.length);
    for (const effect of effects) expect(effect).toMatch(/Sepehr.*Manara|Manara.*Sepehr/);
  });
  it('says what each side gets once it is known', () => {
    expect(told('split', two, format, 40)).toContain('40%');
    expect(told('split', two, format, 40)).toContain('60%');
    expect(told('split', two, format)).not.toContain('%');
  });
  it('speaks of the claimant alone where no other partner is', () => {
    expect(told('upheld', one, format)).toContain('Sepehr');
    expect(told('dismissed', one, format)).not.toBe(told('upheld', one, format));
  });
});

it('offers nothing to share where there is nobody to share with', () => {
  expect(resolutionsFor(one)).toEqual(['upheld', 'dismissed']);
  expect(resolutionsFor(two)).toEqual([...resolutions]);
});

it('names each partner once', () => {
  const party = (partnerName: string) => ({
    partnerId: 'ptnr_1',
    partnerName,
    dealId: null,
    evidence: [],
    filedAt: null,
    left: null,
  });
  expect(sidesOf({ claimant: party('A'), holders: [party('B'), party('B')] })).toEqual({
    claimant: 'A',
    holders: ['B'],
  });
});
