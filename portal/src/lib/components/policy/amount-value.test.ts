import { describe, expect, it } from 'vitest';
import { amountIn, amountValue, readAmount, spelledAmount } from './amount-value.ts';

describe('an amount while it is typed', () => {
  it('is cut where its currency begins, and put together again', () => {
    for (const value of ['1,250.50 AED', '١٢٥٠ SAR', ' AED', '12 '])
      expect(amountValue(amountIn(value))).toBe(value);
    expect(amountIn('')).toEqual({ amount: '', currency: '' });
  });
  it('is read in all digits, exactly, and never below zero', () => {
    expect(readAmount(amountIn('١٬٢٥٠٫٥ AED'))).toEqual({ amountMinor: 125_050n, currency: 'AED' });
    for (const value of ['', ' AED', '12 ', '1.5 JPY', '-3 AED', 'many AED'])
      expect(readAmount(amountIn(value))).toBeUndefined();
  });
  it('goes out in the digits that programs read', () => {
    expect(spelledAmount('۱٬۲۵۰٫۵ AED')).toBe('1250.5 AED');
  });
});
