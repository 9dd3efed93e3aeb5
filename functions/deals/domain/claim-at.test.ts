import { describe, expect, test } from 'vitest';
import { dealOf } from '../../../test/fixtures/conflict-cases.ts';
import { claimAt, knownAccountOf, letGo } from './claim-at.ts';
import type { Registration } from './registration.ts';

const claimed: NonNullable<Registration['claimed']> = {
  company: { name: 'Noor Trading', country: 'AE' },
  productId: 'prod_one',
  productFamily: 'GTX',
};
const sentBack = (over: Partial<Registration> = {}): Registration =>
  dealOf('partner', {
    status: 'action-required',
    conflictId: 'cnfl_one',
    content: { company: { country: 'AE', name: 'Noor Trading' }, productId: 'prod_one' },
    productFamily: 'GTX',
    claimed,
    ...over,
  });
const open = { id: 'cnfl_one', status: 'open' } as const;
const atNoor = ['acct_noor', 'acct_noor-fze'];

describe('what was sent back', () => {
  test('goes on with its claim where it is for the same company and family, however it is written now', () => {
    for (const deal of [
      sentBack(),
      sentBack({ content: { company: { name: 'Noor Trading LLC' }, productId: 'prod_one' } }),
      sentBack({ content: { ...sentBack().content, productId: 'prod_two' }, productFamily: 'gtx' }),
    ])
      expect(claimAt(deal, atNoor, open)).toEqual(deal);
  });

  test('is another claim for another company, or another family', () => {
    const other = sentBack({ content: { company: { name: 'Badr Foods' }, productId: 'prod_one' } });
    expect(claimAt(other, ['acct_badr'], open)).toEqual(letGo(other));
    for (const productFamily of ['RTX', null]) {
      const mended = sentBack({ productFamily });
      expect(claimAt(mended, atNoor, open)).toEqual(letGo(mended));
    }
  });

  test('of two products without a family each is a claim of its own', () => {
    const without = { productFamily: null, claimed: { ...claimed, productFamily: null } };
    expect(claimAt(sentBack(without), atNoor, open).accountId).toBe('acct_noor');
    const other = sentBack({ ...without, content: { ...sentBack().content, productId: 'prod_two' } });
    expect(claimAt(other, atNoor, open).accountId).toBeNull();
  });

  test('leaves a case that was decided without it', () => {
    for (const conflict of [
      { ...open, status: 'resolved' as const },
      { ...open, status: 'final' as const },
    ])
      expect(claimAt(sentBack(), atNoor, conflict)).toEqual({ ...sentBack(), conflictId: null });
  });

  test('leaves a case that is not its own, or that nobody knows', () => {
    for (const conflict of [{ ...open, id: 'cnfl_other' }, undefined])
      expect(claimAt(sentBack(), atNoor, conflict)).toEqual({ ...sentBack(), conflictId: null });
  });

  test('is another claim where it never got as far as an account', () => {
    const nowhere = sentBack({ accountId: null });
    expect(claimAt(nowhere, atNoor, open)).toEqual(letGo(nowhere));
  });

  test('is known to be for its account while its company is as it was', () => {
    expect(knownAccountOf(sentBack())).toBe('acct_noor');
    expect(knownAccountOf(sentBack({ content: { company: { name: 'Badr Foods' } } }))).toBeNull();
    expect(knownAccountOf(sentBack({ claimed: null }))).toBeNull();
  });
});

test('a draft is another claim, whatever it was before', () => {
  const draft = sentBack({ status: 'draft' });
  expect(knownAccountOf(draft)).toBeNull();
  expect(claimAt(draft, atNoor, open)).toEqual(letGo(draft));
  expect(letGo(draft)).toMatchObject({ accountId: null, submittedAt: null, conflictId: null, claimed: null });
});

test('what is let go remembers for good whether it was ever submitted', () => {
  const remembered = (submittedBefore: boolean, submittedAt: string | null) =>
    letGo(sentBack({ submittedBefore, submittedAt })).submittedBefore;
  const once = '2026-11-02T09:00:00.000Z';
  expect(remembered(false, null)).toBe(false);
  expect(remembered(false, once)).toBe(true);
  expect(remembered(true, null)).toBe(true);
  expect(remembered(true, once)).toBe(true);
});
