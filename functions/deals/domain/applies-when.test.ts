import type { RegistrationCondition } from '@rafiq/shared/deals/registration-fields.ts';
import { expect, test } from 'vitest';
import { gathered } from '../../../test/fixtures/conflict-facts.ts';
import { appliesWhen } from './applies-when.ts';

const facts = gathered();
const unsaid = gathered({
  registration: { productId: null, productFamily: null, country: null, value: null },
});
const holds = (
  field: RegistrationCondition['field'],
  operator: RegistrationCondition['operator'],
  values: string[] = [],
  of = facts,
) => appliesWhen([{ field, operator, values }])(of);

test('a rule without conditions is for every registration, and one with several asks for all', () => {
  const here = { field: 'country', operator: 'is-one-of', values: ['AE'] } as const;
  const elsewhere = { field: 'country', operator: 'is-one-of', values: ['SA'] } as const;
  expect(appliesWhen([])(facts)).toBe(true);
  expect(appliesWhen([here, here])(facts)).toBe(true);
  expect(appliesWhen([here, elsewhere])(facts)).toBe(false);
});

test.each([
  ['productId', 'is-one-of', ['prod_gtx-pro'], true],
  ['productId', 'is-one-of', ['PROD_gtx-pro'], false],
  ['productFamily', 'is-one-of', [' gtx '], true],
  ['productFamily', 'begins-with', ['GT'], true],
  ['productFamily', 'is-none-of', ['GTX'], false],
  ['country', 'is-none-of', ['SA'], true],
  ['partnerKind', 'is-one-of', ['reseller'], true],
  ['partnerKind', 'is-one-of', ['distributor'], false],
  ['tier', 'at-least', ['silver'], true],
  ['tier', 'at-least', ['gold'], false],
  ['tier', 'at-most', ['registered'], false],
  ['tier', 'between', ['registered', 'silver'], true],
  ['value', 'at-least', ['5000 AED'], true],
  ['value', 'at-least', ['5000.01 AED'], false],
  ['value', 'at-least', ['900 AED'], true],
  ['value', 'at-most', ['5000.00 AED'], true],
  ['value', 'at-most', ['4999.99 AED'], false],
  ['value', 'at-most', ['10000 AED'], true],
  ['value', 'between', ['900 AED', '10000 AED'], true],
  ['value', 'between', ['5000 AED', '5000 AED'], true],
  ['value', 'between', ['5001 AED', '10000 AED'], false],
  ['value', 'between', ['1 AED', '4999 AED'], false],
  ['value', 'at-least', ['much'], false],
  ['value', 'between', ['1 AED', 'much'], false],
  ['value', 'at-least', ['1 USD'], false],
  ['value', 'at-most', ['9000000 USD'], false],
  ['value', 'between', ['1 AED', '9000 USD'], false],
  ['value', 'is-known', [], true],
  ['value', 'is-unknown', [], false],
] as const)('%s %s %j: %s', (field, operator, values, expected) => {
  expect(holds(field, operator, [...values])).toBe(expected);
});

test.each([
  ['productFamily', 'is-one-of', ['GTX'], false],
  ['productFamily', 'is-none-of', ['GTX'], true],
  ['country', 'is-unknown', [], true],
  ['productId', 'is-known', [], false],
  ['value', 'at-least', ['1 AED'], false],
  ['value', 'at-most', ['1 AED'], false],
  ['value', 'is-known', [], false],
  ['value', 'is-unknown', [], true],
] as const)('of a registration that does not say, %s %s %j: %s', (field, operator, values, expected) => {
  expect(holds(field, operator, [...values], unsaid)).toBe(expected);
});
