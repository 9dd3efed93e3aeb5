import { describe, expect, test } from 'vitest';
import { candidate, lead } from '../../../../test/fixtures/placement-facts.ts';
import { fitOf, specialisationMatch } from './best-fit.ts';

const specialised = candidate('a', {
  specialisations: {
    products: ['prod_1'],
    industries: ['Health Care'],
    languages: ['ar'],
    certifications: [],
  },
});
const facts = (over: Partial<Parameters<typeof specialisationMatch>[1]>) => lead(over).facts;

describe('how far a partner names what a lead needs', () => {
  test.each([
    ['nothing is needed', {}, 0.5],
    ['its product', { productId: 'prod_1' }, 1],
    ['another product', { productId: 'prod_2' }, 0.5],
    ['its industry, in any spelling', { industry: 'HEALTH CARE' }, 1],
    ['another industry', { industry: 'Retail' }, 0.5],
    ['its language', { language: 'ar' }, 1],
    ['another language', { language: 'fa' }, 0.5],
    ['two of three', { productId: 'prod_1', industry: 'health care', language: 'fa' }, 0.5 + 1 / 3],
    ['one of two', { productId: 'prod_2', language: 'ar' }, 0.75],
  ])('%s', (_, needs, match) => {
    expect(
      specialisationMatch(specialised, facts({ productId: null, industry: null, language: null, ...needs })),
    ).toBe(match);
  });
});

const nobody = { answered: 0, accepted: 0, responseHours: 0, won: 0, ended: 0 };
const weights = { acceptanceRate: 1, responseTime: 1, winRate: 1, specialisation: 1, distance: 1 };

describe('the terms of a partner', () => {
  test('what is not known of it stands in the middle', () => {
    expect(fitOf(candidate('a'), facts({}), nobody, null, weights)).toEqual({
      score: 0.5,
      terms: { acceptanceRate: 0.5, responseTime: 0.5, winRate: 0.5, specialisation: 0.5, distance: 0.5 },
    });
  });

  test('what is known counts by its weight', () => {
    const record = { answered: 8, accepted: 4, responseHours: 32, won: 2, ended: 3 };
    const { score, terms } = fitOf(candidate('a'), facts({}), record, 0, {
      ...weights,
      distance: 5,
      winRate: 0,
    });
    expect(terms).toEqual({
      acceptanceRate: 0.5,
      responseTime: 0.5,
      winRate: 0.6,
      specialisation: 0.5,
      distance: 1,
    });
    expect(score).toBeCloseTo((0.5 + 0.5 + 0.5 + 5) / 8, 12);
  });

  test('half as near is far, and never nothing', () => {
    const at = (km: number) => fitOf(candidate('a'), facts({}), nobody, km, weights).terms.distance;
    expect([at(0), at(500), at(1500)]).toEqual([1, 0.5, 0.25]);
  });
});
