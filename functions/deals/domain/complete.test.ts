import { describe, expect, test } from 'vitest';
import { faultsOfTerms, lackingToSubmit } from './complete.ts';

const today = '2026-11-22';
const value = { amount: '12500.00', currency: 'AED' };
const said = (faults: ReturnType<typeof faultsOfTerms>) =>
  faults.map(({ pointer, code }) => `${pointer}: ${code}`);

describe('a value and a day', () => {
  test('may be unsaid, and hold where the one is money and the other not over', () => {
    expect(faultsOfTerms({}, today)).toEqual([]);
    expect(faultsOfTerms({ value, expectedCloseOn: today }, today)).toEqual([]);
    expect(faultsOfTerms({ value: { amount: '0.01', currency: 'AED' } }, today)).toEqual([]);
  });

  test.each([
    [{ value: { amount: '0', currency: 'AED' } }, '/value/amount: out-of-range'],
    [{ value: { amount: '0.00', currency: 'AED' } }, '/value/amount: out-of-range'],
    [{ value: { amount: '-5', currency: 'AED' } }, '/value/amount: out-of-range'],
    [{ value: { amount: '5', currency: 'XXX' } }, '/value/currency: invalid-currency'],
    [{ value: { amount: '5', currency: 'QQQ' } }, '/value/currency: invalid-currency'],
    [{ expectedCloseOn: '2026-11-21' }, '/expectedCloseOn: in-the-past'],
    [{ expectedCloseOn: '1999-01-01' }, '/expectedCloseOn: in-the-past'],
  ])('%j is refused', (terms, fault) => {
    expect(said(faultsOfTerms(terms, today))).toEqual([fault]);
  });

  test('are asked for when a registration is submitted, and the same of them', () => {
    const content = { company: { name: 'Noor', country: 'AE' }, productId: 'prod_one' };
    expect(said(lackingToSubmit(content, today))).toEqual(['/value: required', '/expectedCloseOn: required']);
    const wrong = { value: { amount: '0', currency: 'AED' }, expectedCloseOn: '2026-01-01' };
    expect(said(lackingToSubmit({ ...content, ...wrong }, today))).toEqual([
      '/value/amount: out-of-range',
      '/expectedCloseOn: in-the-past',
    ]);
  });
});
