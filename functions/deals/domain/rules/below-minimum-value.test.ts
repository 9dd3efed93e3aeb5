import { expect, test } from 'vitest';
import { findingOf, inWords } from '../../../../test/fixtures/conflict-facts.ts';
import { belowMinimumValue } from './below-minimum-value.ts';

const least = (...amounts: string[]) => ({
  minimums: amounts.map((text) => {
    const [amount, currency] = text.split(' ');
    return { amount, currency };
  }),
});
const aed = (amountMinor: bigint) => ({ amountMinor, currency: 'AED' });

test.each([
  ['no minimum', aed(0n), {}, 'clear'],
  ['no minimum, and no value', null, {}, 'clear'],
  ['at the minimum', aed(500_000n), least('5000 AED'), 'clear'],
  ['below it', aed(499_999n), least('5000 AED'), 'value-below-minimum'],
  ['above it', aed(500_001n), least('5000.00 AED'), 'clear'],
  ['in its own currency', aed(1n), least('9 USD', '0.01 AED'), 'clear'],
  ['below that of its currency', aed(1n), least('0.01 USD', '0.02 AED'), 'value-below-minimum'],
  ['in another currency', aed(1n), least('9 USD'), '? minimum-in-currency'],
  ['no value', null, least('9 USD'), '? deal-value'],
])('%s', (_, value, parameters, expected) => {
  expect(inWords(findingOf(belowMinimumValue, { registration: { value } }, parameters))).toBe(expected);
});

test('both read the value and the minimum, in the digits of the currency', () => {
  const params = { value: '1.250', minimum: '20.000', currency: 'KWD' };
  const registration = { value: { amountMinor: 1250n, currency: 'KWD' } };
  expect(findingOf(belowMinimumValue, { registration }, least('20 KWD'))).toEqual({
    kind: 'conflict',
    code: 'value-below-minimum',
    params,
    told: { code: 'value-below-minimum', params },
    evidence: [],
    sameness: null,
    neverBlocks: false,
  });
});
