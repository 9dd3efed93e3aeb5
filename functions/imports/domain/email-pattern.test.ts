import { expect, test } from 'vitest';
import { fillEmailPattern, placeholdersOf } from './email-pattern.ts';

const values: Record<string, string> = { externalId: '17', name: 'Noor Trading' };
const valueOf = (name: string) => values[name];

test('an address is made of the values of a row', () => {
  expect(fillEmailPattern('reseller-{externalId}@example.test', valueOf)).toBe('reseller-17@example.test');
  expect(fillEmailPattern('{name}.{externalId}@example.test', valueOf)).toBe('noor.trading.17@example.test');
  expect(fillEmailPattern('{city}@example.test', valueOf)).toBeUndefined();
});

test('its placeholders are known', () => {
  expect(placeholdersOf('{a}-{b c}@x.test')).toEqual(['a', 'b c']);
  expect(placeholdersOf('admin@x.test')).toEqual([]);
});
