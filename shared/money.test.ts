import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalMoney, exponentOf, formatMoney, money, parseMoney, valueOfDeal } from './money.ts';

test('what is written is read back exactly, in currencies of 0 to 4 digits', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
      fc.constantFrom('JPY', 'USD', 'KWD', 'CLF'),
      (amountMinor, currency) => {
        const wire = formatMoney({ amountMinor, currency });
        expect(money.safeParse(wire).success).toBe(true);
        expect(parseMoney(wire)).toEqual({ amountMinor, currency });
      },
    ),
  );
});

test.each([
  [{ amount: '1250.00', currency: 'AED' }, 125000n],
  [{ amount: '0.375', currency: 'KWD' }, 375n],
  [{ amount: '-7', currency: 'JPY' }, -7n],
  [{ amount: '12.5', currency: 'USD' }, 1250n],
])('%j is %s minor units', (wire, minor) => {
  expect(parseMoney(wire)?.amountMinor).toBe(minor);
});

test.each([
  [{ amount: '1.234', currency: 'USD' }],
  [{ amount: '1.5', currency: 'JPY' }],
  [{ amount: '1e3', currency: 'USD' }],
  [{ amount: '', currency: 'USD' }],
  [{ amount: '1,000.00', currency: 'USD' }],
  [{ amount: '٣', currency: 'USD' }],
  [{ amount: '1.00', currency: 'usd' }],
])('%j is refused', (wire) => {
  expect(money.safeParse(wire).success).toBe(false);
});

test('exponents follow ISO 4217', () => {
  expect(['JPY', 'USD', 'KWD', 'CLF'].map(exponentOf)).toEqual([0, 2, 3, 4]);
});

test.each([
  [{ amount: '12500', currency: 'AED' }, '12500.00'],
  [{ amount: '12.5', currency: 'KWD' }, '12.500'],
  [{ amount: '007', currency: 'JPY' }, '7'],
  [{ amount: '-0', currency: 'USD' }, '0.00'],
])('%j is written in full as %s', (wire, written) => {
  expect(canonicalMoney(wire)).toEqual({ amount: written, currency: wire.currency });
});

test('what is no amount is not written at all', () => {
  expect(() => canonicalMoney({ amount: '1.5', currency: 'JPY' })).toThrow(RangeError);
});

test('a deal is worth nothing or more', () => {
  expect(valueOfDeal.safeParse({ amount: '0', currency: 'AED' }).success).toBe(true);
  const refused = valueOfDeal.safeParse({ amount: '-1', currency: 'AED' });
  expect(refused.error?.issues).toMatchObject([{ message: 'out-of-range', path: ['amount'] }]);
});
