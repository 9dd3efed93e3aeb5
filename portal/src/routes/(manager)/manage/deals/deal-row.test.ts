import { describe, expect, it } from 'vitest';
import type { ListedVendorDeal } from '@rafiq/shared/deals/contract.ts';
import { dealClock, dealRow } from './deal-row.ts';

const verdict = (text: string, change: Partial<ListedVendorDeal['verdicts'][number]> = {}) => ({
  rule: 'protected-deal' as const,
  verdict: 'flag' as const,
  decided: true,
  sameness: null,
  reason: { code: 'conflict.protected-deal', params: {}, text },
  found: null,
  evidence: [],
  ...change,
});
const deal = (change: Partial<ListedVendorDeal> = {}): ListedVendorDeal => ({
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
  clock: null,
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
  it('says that more time is asked for, why and since when', () => {
    const pending = {
      reason: 'other',
      note: null,
      days: 30,
      requestedAt: '2026-11-20T00:00:00.000Z',
    } as const;
    expect(dealRow(deal({ protection: { ...protection, pending } })).asked).toEqual(pending);
    expect(dealRow(deal({ protection })).asked).toBeNull();
    expect(dealRow(deal()).asked).toBeNull();
  });
  it('has the clock by which it is listed; that of a protection does not stay', () => {
    const clock = { from: '2026-11-20T08:00:00.000Z', until: '2026-11-22T08:00:00.000Z' };
    for (const [kind, staysDue] of [
      ['review', true],
      ['case', true],
      ['protection', false],
    ] as const)
      expect(dealRow(deal({ clock: { ...clock, kind } })).clock).toEqual({ ...clock, kind, staysDue });
    expect(dealRow(deal()).clock).toBeNull();
  });
});
