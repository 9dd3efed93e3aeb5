import { describe, expect, it } from 'vitest';
import { lastTwoWeeks, needOfCase, needOfDeal } from './need-of-deal.ts';

const nowMs = Date.parse('2026-12-01T00:00:00.000Z');
const on = (day: string) => `2026-${day}T00:00:00.000Z`;
const protection = {
  from: on('11-01'),
  until: '2027-01-30T00:00:00.000Z',
  checkInBy: on('12-20'),
  warned: false,
  extensions: 0,
  extensionsLeft: 2,
  pending: null,
};
const need = (change: Partial<typeof protection> = {}) =>
  needOfDeal({ status: 'approved', asked: null, protection: { ...protection, ...change } }, nowMs);

describe('what a registration needs of its partner', () => {
  it('is nothing while its clocks have time', () => expect(need()).toBeNull());
  it('is a report once one is due within a week, or its partner was warned', () => {
    expect(need({ checkInBy: on('12-05') })).toMatchObject({ kind: 'check-in', rank: on('12-05') });
    expect(need({ warned: true })?.kind).toBe('check-in');
  });
  it('is a decision once the protection ends, which no report prevents', () => {
    expect(need({ until: on('12-10'), checkInBy: on('12-10') })).toMatchObject({
      kind: 'ending',
      clock: lastTwoWeeks(on('12-10')),
    });
  });
  it('is a correction where it was sent back', () => {
    const asked = { fields: ['value' as const], note: 'Does it include services?', at: on('11-28') };
    const sentBack = { status: 'action-required', asked, protection: null } as const;
    expect(needOfDeal(sentBack, nowMs)).toEqual({ kind: 'sent-back', clock: null, rank: on('11-28') });
  });
  it('is nothing once it is over', () => {
    expect(needOfDeal({ status: 'expired', asked: null, protection }, nowMs)).toBeNull();
  });
});

describe('what a case needs of a partner', () => {
  const asked = {
    status: 'awaiting-parties',
    evidence: [],
    filedAt: null,
    dueAt: on('12-03'),
    openedAt: on('11-30'),
  } as const;
  it('is its side, while it has said nothing', () => {
    expect(needOfCase({ ...asked, evidence: [] })).toEqual({
      kind: 'evidence',
      clock: { from: on('11-30'), until: on('12-03') },
      rank: on('12-03'),
    });
    expect(needOfCase({ ...asked, evidence: [{ text: 'We met.', at: on('11-30') }] })).toBeNull();
    expect(needOfCase({ ...asked, evidence: [], filedAt: on('11-30') })).toBeNull();
  });
  it('is nothing where nobody asked', () => {
    expect(needOfCase({ ...asked, status: 'under-review', evidence: [] })).toBeNull();
  });
});
