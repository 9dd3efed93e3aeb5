import type { ConflictWhatIfFigures } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import {
  countryRows,
  outcomeRows,
  partnerRows,
  prevailingRows,
  ruleRows,
  stepRows,
  tierRows,
} from './figure-rows.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const nothing = { before: 0, after: 0 };
const part = (registrations: number, moved: number, before: number, after: number) => ({
  registrations,
  moved,
  outcomes: { approve: { before, after }, review: nothing, reject: nothing, duplicate: nothing },
  cases: nothing,
});

it('outcomes end with the conflict cases', () => {
  const rows = outcomeRows({ ...part(3, 1, 2, 1), cases: { before: 0, after: 1 } });
  expect(rows.map(({ key }) => key)).toEqual(['approve', 'review', 'reject', 'duplicate', 'cases']);
  expect(rows.at(-1)).toMatchObject({ label: 'Conflict cases', before: 0, after: 1 });
});
it('rules that met none are left out', () => {
  const rules: ConflictWhatIfFigures['rules'] = [
    { rule: 'named-account', flag: nothing, block: nothing, moved: 0 },
    { rule: 'too-many-open', flag: { before: 1, after: 0 }, block: { before: 2, after: 5 }, moved: 3 },
  ];
  expect(ruleRows({ rules }, format)).toEqual([
    { key: 'too-many-open', label: 'Too many open', before: 3, after: 5, more: ['2', '5', '3'] },
  ]);
});
it('who comes first is told on every side, and by the steps that decide', () => {
  const sides = { newcomer: { before: 0, after: 2 }, holder: { before: 3, after: 1 }, undecided: nothing };
  expect(prevailingRows({ sides }).map(({ label, before, after }) => [label, before, after])).toEqual([
    ['The new registration', 0, 2],
    ['One that was there before', 3, 1],
    ['Undecided: a manager decides', 0, 0],
  ]);
  expect(stepRows({ steps: [{ step: 'tier', before: 0, after: 2 }] })).toEqual([
    { key: 'tier', label: 'Higher tier', before: 0, after: 2, more: [] },
  ]);
});
it('partners lead to their pages, and all others are one quiet row', () => {
  const partners = {
    rows: [{ partnerId: 'ptnr_1', partnerName: 'Al Manara', ...part(1200, 7, 5, 4) }],
    others: { partners: 3, ...part(9, 1, 8, 9) },
  };
  expect(partnerRows({ partners }, format)).toEqual([
    {
      key: 'ptnr_1',
      label: 'Al Manara',
      href: '/manage/partners/ptnr_1',
      before: 5,
      after: 4,
      more: ['1,200', '7'],
    },
    { key: 'others', label: 'All others (3)', quiet: true, before: 8, after: 9, more: ['9', '1'] },
  ]);
  expect(
    partnerRows({ partners: { rows: [], others: { ...partners.others, partners: 0 } } }, format),
  ).toEqual([]);
});
it('tiers stand highest first, and a company without a country has a row', () => {
  const tiers: ConflictWhatIfFigures['tiers'] = [
    { tier: 'registered', ...part(1, 0, 1, 1) },
    { tier: 'gold', ...part(2, 1, 1, 2) },
  ];
  expect(tierRows({ tiers }, format).map(({ label }) => label)).toEqual(['Gold', 'Registered']);
  const countries = {
    rows: [
      { country: 'OM', ...part(1, 0, 1, 1) },
      { country: null, ...part(1, 0, 0, 1) },
    ],
    others: { countries: 0, ...part(0, 0, 0, 0) },
  };
  expect(countryRows({ countries }, format).map(({ key, label }) => [key, label])).toEqual([
    ['OM', 'Oman'],
    ['unknown', 'Country not known'],
  ]);
});
