import { describe, expect, it } from 'vitest';
import type { VendorDeal } from '@rafiq/shared/deals/contract.ts';
import { dealClock, dealRow, soonestFirst } from './deal-row.ts';

const verdict = (text: string, change: Partial<VendorDeal['verdicts'][number]> = {}) => ({
  rule: 'protected-deal' as const,
  verdict: 'flag' as const,
  decided: true,
  sameness: null,
  reason: { code: 'conflict.protected-deal', params: {}, text },
  found: null,
  evidence: [],
  ...change,
});
const deal = (change: Partial<VendorDeal> = {}): VendorDeal => ({
  view: 'vendor',
  id: 'deal_1',
  status: 'in-review',
  content: { company: { name: 'Noor Trading' } },
  productName: null,
  productFamily: null,
  leadId: null,
  onBehalfOf: null,
  submittedAt: '2026-11-20T08:00:00.000Z',
  decideBy: '2026-11-22T08:00:00.000Z',
  decision: null,
  asked: null,
  protection: null,
  share: null,
  coSell: false,
  end: null,
  createdAt: '2026-11-20T08:00:00.000Z',
  updatedAt: '2026-11-20T08:00:00.000Z',
  version: 2,
  partner: { id: 'ptnr_1', name: 'Al Manara' },
  accountId: null,
  cameAs: null,
  redacted: false,
  policyVersion: 1,
  verdicts: [],
  conflictId: null,
  ...change,
});
const protection = {
  from: '2026-11-01T00:00:00.000Z',
  until: '2027-01-30T00:00:00.000Z',
  checkInBy: '2026-12-01T00:00:00.000Z',
  warned: false,
  extensions: 0,
  extensionsLeft: 2,
  pending: null,
};

describe('the clock of a registration', () => {
  it('is the vendor’s while it waits, and stays due', () => {
    expect(dealClock(deal())).toEqual({
      from: '2026-11-20T08:00:00.000Z',
      until: '2026-11-22T08:00:00.000Z',
      staysDue: true,
    });
  });
  it('is that of the protection while it is protected, and none afterwards', () => {
    const approved = { decideBy: null, status: 'approved', protection } as const;
    expect(dealClock(deal(approved))).toEqual({
      from: protection.from,
      until: protection.until,
      staysDue: false,
    });
    expect(dealClock(deal({ ...approved, status: 'won' }))).toBeNull();
  });
});

describe('the row of a registration', () => {
  it('says what sent it to a person, and how much more did', () => {
    const verdicts = [
      verdict('Clear.', { verdict: 'clear', decided: false }),
      verdict('Not decisive.', { decided: false }),
      verdict('Registered elsewhere.'),
      verdict('Named account.'),
    ];
    expect(dealRow(deal({ verdicts })).hurdle).toEqual({ text: 'Registered elsewhere.', more: 1 });
    expect(dealRow(deal({ verdicts, status: 'approved' })).hurdle).toBeNull();
    expect(dealRow(deal()).hurdle).toBeNull();
  });
  it('says that more time is asked for', () => {
    const pending = {
      reason: 'other',
      note: null,
      days: 30,
      requestedAt: '2026-11-20T00:00:00.000Z',
    } as const;
    expect(dealRow(deal({ protection: { ...protection, pending } })).asksForTime).toBe(true);
    expect(dealRow(deal({ protection })).asksForTime).toBe(false);
  });
});

it('what ends first comes first, and what has no clock last', () => {
  const row = (id: string, decideBy: string | null) => dealRow(deal({ id: `deal_${id}`, decideBy }));
  const rows = [
    row('none', null),
    row('later', '2026-11-25T08:00:00.000Z'),
    row('soon', '2026-11-21T08:00:00.000Z'),
  ];
  expect(soonestFirst(rows).map(({ id }) => id)).toEqual(['deal_soon', 'deal_later', 'deal_none']);
});
