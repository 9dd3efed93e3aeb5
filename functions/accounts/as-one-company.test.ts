import { describe, expect, it } from 'vitest';
import { matchedAsOne, standingAsOne } from './as-one-company.ts';
import { openAccount } from './domain/open-account.ts';
import { parseAccountStanding, type AccountStanding } from './store/account-placement.ts';
import { newMatched, type MatchedItem } from './store/matched-account.ts';

const at = '2026-11-22T09:30:00.000Z';
const matched = (name: string, over: Partial<MatchedItem> = {}): MatchedItem => ({
  ...newMatched(openAccount({ name }, { id: name, at })).matched,
  ...over,
});
const deal = {
  partnerId: 'ptnr_1',
  partnerName: 'Manara',
  forPartnerId: null,
  status: 'approved',
  productId: null,
  productFamily: null,
  submittedAt: at,
  protectedUntil: null,
  lastProgressAt: null,
  endedAt: null,
} as const;
const itself = (id: string) => id;

describe('accounts that are one company', () => {
  it('are compared as the one that stands for all, with the registrations of each', () => {
    const one = matched('One', { deals: { d1: deal }, version: 4 });
    const other = matched('Other', { deals: { d2: deal, d3: deal }, version: 9 });
    expect(matchedAsOne([one, other], itself)).toEqual({
      ...one,
      deals: { d1: deal, d2: deal, d3: deal },
    });
  });

  it.each([
    [null, null, null],
    [null, false, false],
    [false, null, false],
    [false, true, true],
    [true, false, true],
    [null, true, true],
  ])('are sold to directly where either is: %s and %s make %s', (first, second, both) => {
    const members = [
      matched('One', { soldDirectly: first }),
      matched('Other', { soldDirectly: second }),
    ] as const;
    expect(matchedAsOne(members, itself).soldDirectly).toBe(both);
  });

  it('are other companies than those that either is, under the account that stands for these', () => {
    const members = [
      matched('One', { notTheSame: ['x'] }),
      matched('Other', { notTheSame: ['y', 'z'] }),
    ] as const;
    const standsFor = (id: string) => (id === 'y' ? 'x' : id);
    expect(matchedAsOne(members, standsFor).notTheSame).toEqual(['x', 'z']);
  });

  const standing = (over: Partial<AccountStanding>): AccountStanding => ({
    ...parseAccountStanding(undefined),
    ...over,
  });
  const protects = (partnerId: string) => ({ partnerId, productFamily: null, until: at });
  const lead = (id: string, partnerId: string) => ({
    id,
    partnerId,
    partnerName: null,
    productId: null,
    since: null,
  });

  it('are protected, served and worked by whoever protects, serves and works either', () => {
    const first = standing({
      protections: [protects('p1')],
      servingPartnerIds: ['p2', 'p3'],
      openLeads: [lead('l2', 'p2')],
    });
    const second = standing({
      protections: [protects('p4')],
      servingPartnerIds: ['p1', 'p2'],
      openLeads: [lead('l1', 'p1')],
    });
    expect(standingAsOne([first, second])).toMatchObject({
      protections: [protects('p1'), protects('p4')],
      servingPartnerIds: ['p1', 'p2', 'p3'],
      openLeads: [lead('l1', 'p1'), lead('l2', 'p2')],
    });
  });

  it('are the named account of the owner of the one that stands for all, else of the first that has one', () => {
    const owned = (partnerId: string | null, name: string | null = partnerId) =>
      standing({ ownerPartnerId: partnerId, ownerPartnerName: name });
    const ownerOf = ({ ownerPartnerId, ownerPartnerName }: AccountStanding) => [
      ownerPartnerId,
      ownerPartnerName,
    ];
    expect(ownerOf(standingAsOne([owned('p1'), owned('p2')]))).toEqual(['p1', 'p1']);
    expect(ownerOf(standingAsOne([owned(null), owned('p2'), owned('p3')]))).toEqual(['p2', 'p2']);
    expect(ownerOf(standingAsOne([owned(null), owned(null)]))).toEqual([null, null]);
  });
});
