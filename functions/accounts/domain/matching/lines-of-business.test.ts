import { expect, test } from 'vitest';
import { lineOfBusiness, namesDaughter } from './lines-of-business.ts';
import { headOf } from './word-weight.ts';

const line = (word: string): number | undefined => lineOfBusiness(headOf(word));

test.each([
  ['Films', 'Studio'],
  ['Bank', 'Sparkasse'],
  ['Pharma', 'Therapeutics'],
  ['Telekom', 'Mobile'],
])('%s and %s are one line of business', (one, other) => {
  expect(line(one.toLowerCase())).toBeDefined();
  expect(line(one.toLowerCase())).toBe(line(other.toLowerCase()));
});

test('lines are told apart, and what every second company is called is none', () => {
  expect(line('chemie')).not.toBe(line('bank'));
  for (const word of ['systems', 'solutions', 'technology', 'group', 'services', 'harrow'])
    expect(line(word)).toBeUndefined();
});

test('daughters are named by some trades, in whatever language', () => {
  for (const word of ['chemicals', 'chemie', 'leasing', 'hotels'])
    expect(namesDaughter(headOf(word))).toBe(true);
  for (const word of ['motor', 'bank', 'airlines', 'films']) expect(namesDaughter(headOf(word))).toBe(false);
});
