import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WhatIfResult } from '@rafiq/shared/leads/what-if-contract.ts';
import { longLists, mostAtFirst, shownFigures } from './shown-figures.ts';

const none = { before: 0, after: 0 };
type PartnerRow = WhatIfResult['partners']['rows'][number];
const partner = (number: number, over: Partial<PartnerRow> = {}): PartnerRow => ({
  partnerId: `ptnr_${number}`,
  partnerName: `Partner ${number}`,
  before: number,
  after: 2 * number,
  gained: number + 1,
  lost: 1,
  ...over,
});
const result = (over: Partial<WhatIfResult> = {}): WhatIfResult => ({
  policyVersion: 3,
  leads: 10,
  moved: 2,
  outcomes: { offered: none, pooled: none, held: none, unplaced: none },
  unplacedByReason: [],
  partners: { rows: [], others: { partners: 0, ...none, gained: 0, lost: 0 } },
  moves: { rows: [], others: { pairs: 0, leads: 0 } },
  countries: { rows: [], others: { countries: 0, leads: 0, moved: 0, ...none } },
  tiers: [],
  fairness: { before: null, after: null },
  rules: { rows: [], others: { rules: 0, ...none } },
  unmetRules: [],
  ...over,
});
const most = mostAtFirst.partners;
const many = (count: number) => Array.from({ length: count }, (_, index) => partner(index));

describe('the figures of a page', () => {
  it('show short lists whole, with the others the API told of', () => {
    const others = { partners: 4, before: 1, after: 2, gained: 3, lost: 2 };
    const { partners } = shownFigures(result({ partners: { rows: many(3), others } }), []);
    expect(partners).toEqual({
      rows: many(3),
      others: { count: 4, before: 1, after: 2, gained: 3, lost: 2 },
      whole: null,
    });
  });
  it('never put a single row among the others', () => {
    const rows = many(most + 1);
    const { partners } = shownFigures(
      result({ partners: { rows, others: { partners: 0, ...none, gained: 0, lost: 0 } } }),
      [],
    );
    expect([partners.rows.length, partners.others.count, partners.whole]).toEqual([most + 1, 0, null]);
  });
  it('cut long lists short, and lose nothing of their sums', () => {
    const counted = fc.record({
      before: fc.nat(99),
      after: fc.nat(99),
      gained: fc.nat(99),
      lost: fc.nat(99),
    });
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 40 }), counted, fc.nat(9), (sums, beyond, count) => {
        const rows = sums.map((sum, index) => partner(index, sum));
        const found = result({ partners: { rows, others: { partners: count, ...beyond } } });
        const { partners } = shownFigures(found, []);
        for (const name of ['before', 'after', 'gained', 'lost'] as const) {
          const sumOf = (all: readonly Record<typeof name, number>[]) =>
            all.reduce((sum, row) => sum + row[name], 0);
          expect(sumOf([...partners.rows, partners.others])).toBe(sumOf([...rows, beyond]));
        }
        expect(partners.rows.length + partners.others.count).toBe(rows.length + count);
        expect(partners.rows).toEqual(rows.slice(0, partners.rows.length));
        expect(partners.rows.length).toBeLessThanOrEqual(most + 1);
        expect(partners.whole).toBe(rows.length > most + 1 ? rows.length : null);
      }),
    );
  });
  it('show the list that is asked for whole, and no other', () => {
    const countries = {
      rows: Array.from({ length: 30 }, (_, index) => ({
        country: `C${index}`,
        leads: 1,
        moved: 0,
        ...none,
      })),
      others: { countries: 0, leads: 0, moved: 0, ...none },
    };
    const partners = { rows: many(30), others: { partners: 0, ...none, gained: 0, lost: 0 } };
    const shown = shownFigures(result({ partners, countries }), ['countries']);
    expect([shown.countries.rows.length, shown.countries.whole]).toEqual([30, null]);
    expect([shown.partners.rows.length, shown.partners.whole]).toEqual([most, 30]);
  });
  it('keep what is short as it is', () => {
    const { moved, policyVersion, unplacedByReason } = shownFigures(
      result({ unplacedByReason: [{ code: 'a', text: 'A', before: 1, after: 2 }] }),
      longLists,
    );
    expect({ moved, policyVersion, unplacedByReason }).toEqual({
      moved: 2,
      policyVersion: 3,
      unplacedByReason: [{ code: 'a', text: 'A', before: 1, after: 2 }],
    });
  });
});
