import { expect, test } from 'vitest';
import { withoutOthers } from './without-others.ts';

const told = (accountId: string, score: number, ...notTheSame: string[]) => ({
  accountId,
  score,
  matched: { notTheSame },
});
const left = (accounts: ReturnType<typeof told>[], accountId?: string): string[] =>
  withoutOthers(accounts, { accountId, auto: 0.9 }).map((one) => one.accountId);

test('what is known to be another company than the account that it surely is, is left out', () => {
  expect(left([told('a', 0.95, 'b'), told('b', 0.8), told('c', 0.8)])).toEqual(['a', 'c']);
  expect(left([told('a', 0.95), told('b', 0.8, 'a')])).toEqual(['a']);
});

test('where it may be either of two that are told apart, both stay', () => {
  expect(left([told('a', 0.8, 'b'), told('b', 0.8, 'a')])).toEqual(['a', 'b']);
  expect(left([told('a', 0.99, 'b'), told('b', 0.9, 'a')])).toEqual(['a', 'b']);
});

test('its own account decides where it is known, however like another is', () => {
  expect(left([told('a', 0.99, 'b'), told('b', 0.7, 'a'), told('c', 0.6)], 'b')).toEqual(['b', 'c']);
  expect(left([told('a', 0.99, 'c'), told('c', 0.6)], 'b')).toEqual(['a', 'c']);
});
