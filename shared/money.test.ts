import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponentOf, formatMoney, money, parseMoney } from './money.ts';

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
