import { describe, expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import {
  countryRows,
  destinationName,
  indexText,
  outcomeRows,
  partnerRows,
  reasonRows,
  ruleRows,
  tierRows,
} from './figure-rows.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));

describe('rows', () => {
  it('of partners lead to them; the others together are told last', () => {
    const partners = {
      rows: [
        { partnerId: 'ptnr_1', partnerName: 'Al Manara', before: 1200, after: 1, gained: 0, lost: 1199 },
      ],
      others: { count: 1500, before: 2, after: 3, gained: 4, lost: 3 },
      whole: null,
    };
    expect(partnerRows({ partners }, format)).toEqual([
      {
        key: 'ptnr_1',
        label: 'Al Manara',
        href: '/manage/partners/ptnr_1',
        before: 1200,
        after: 1,
        more: ['0', '1,199'],
      },
      { key: 'others', label: 'All others (1,500)', quiet: true, before: 2, after: 3, more: ['4', '3'] },
    ]);
    const none = { ...partners.others, count: 0 };
    expect(partnerRows({ partners: { ...partners, others: none } }, format)).toHaveLength(1);
  });
  it('of countries are named, and so are leads that say none', () => {
    const sides = { leads: 3, moved: 2, before: 1, after: 2 };
    const rows = [
      { country: 'AE', ...sides },
      { country: null, ...sides },
    ];
    const countries = { rows, others: { count: 0, leads: 0, moved: 0, before: 0, after: 0 }, whole: null };
    expect(countryRows({ countries }, format).map(({ label, more }) => [label, more])).toEqual([
      ['United Arab Emirates', ['3', '2']],
      ['Country not known', ['3', '2']],
    ]);
  });
  it('of tiers begin with the highest', () => {
    const sides = { moved: 1, before: 0, after: 0 };
    const tiers = (['registered', 'silver', 'gold'] as const).map((tier) => ({ tier, ...sides }));
    expect(tierRows({ tiers }, format).map(({ key }) => key)).toEqual(['gold', 'silver', 'registered']);
    expect(tiers[0]?.tier).toBe('registered');
  });
  it('of rules tell their fairness, and the strategy of all other leads', () => {
    const row = { before: 1, after: 2, fairnessBefore: null, fairnessAfter: 0.98765 };
    const rules = {
      rows: [
        { ruleId: 'rule_1', ruleName: 'Gulf', ...row },
        { ruleId: null, ruleName: null, ...row },
      ],
      others: { count: 2, before: 5, after: 6 },
      whole: null,
    };
    expect(ruleRows({ rules }, format).map(({ label, more }) => [label, ...more])).toEqual([
      ['Gulf', '–', '0.988'],
      ['Every other lead', '–', '0.988'],
      ['All others (2)', '–', '–'],
    ]);
  });
  it('of reasons begin with what keeps most leads by the draft', () => {
    const reason = (code: string, before: number, after: number) => ({ code, text: code, before, after });
    const unplacedByReason = [reason('a', 9, 1), reason('b', 0, 4), reason('c', 2, 4)];
    expect(reasonRows({ unplacedByReason }).map(({ key }) => key)).toEqual(['c', 'b', 'a']);
  });
  it('of outcomes tell every place where leads come to', () => {
    const outcomes = {
      offered: { before: 1, after: 2 },
      pooled: { before: 3, after: 4 },
      held: { before: 5, after: 6 },
      unplaced: { before: 7, after: 8 },
    };
    expect(outcomeRows({ outcomes }).map(({ label, before, after }) => [label, before, after])).toEqual([
      ['Offered to a partner', 1, 2],
      ['In the pool', 3, 4],
      ['Waiting until a partner is back', 5, 6],
      ['Without a partner', 7, 8],
    ]);
  });
});

it('names where a lead comes to', () => {
  expect(destinationName({ kind: 'offered', partnerId: 'ptnr_1', partnerName: 'Al Manara' })).toBe(
    'Al Manara',
  );
  expect(destinationName({ kind: 'pooled' })).toBe('In the pool');
});
it('writes an index with three digits, and a dash for none', () => {
  expect([
    indexText(1, format),
    indexText(0.12345, format),
    indexText(0, format),
    indexText(null, format),
  ]).toEqual(['1', '0.123', '0', '–']);
});
