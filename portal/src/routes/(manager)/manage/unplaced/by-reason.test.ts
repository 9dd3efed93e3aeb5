import { expect, it } from 'vitest';
import type { LeadRow } from '../leads/lead-row.ts';
import { byReason } from './by-reason.ts';

const row = (id: string, code: string | null): LeadRow => ({
  id,
  substatus: 'unplaced',
  country: 'AE',
  countryText: null,
  city: null,
  about: null,
  valueBand: 'unknown',
  receivedAt: '2026-11-28T08:00:00.000Z',
  companyName: null,
  cameAs: null,
  partnerName: null,
  clock: null,
  placement: code === null ? null : { code, text: code },
  shareable: true,
  frozen: false,
});
const reasons = [
  { code: 'placement.no-territory', text: 'Nobody serves it' },
  { code: 'placement.no-consent', text: 'No consent to share' },
];

it('groups leads by what holds them back, in the order of the reasons', () => {
  const groups = byReason(
    [
      row('first', 'placement.no-consent'),
      row('second', 'placement.no-territory'),
      row('third', 'placement.no-consent'),
    ],
    reasons,
  );
  expect(groups.map(({ title, leads }) => [title, leads.map(({ id }) => id)])).toEqual([
    ['Nobody serves it', ['second']],
    ['No consent to share', ['first', 'third']],
  ]);
});

it('puts what no reason is known for at the end, without a title', () => {
  const groups = byReason([row('first', null), row('second', 'placement.no-consent')], reasons);
  expect(groups.map(({ code, title }) => [code, title])).toEqual([
    ['placement.no-consent', 'No consent to share'],
    ['', null],
  ]);
});

it('has no group where there is no lead', () => {
  expect(byReason([], reasons)).toEqual([]);
});
