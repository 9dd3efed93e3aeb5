import fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyName } from './company-name.ts';
import { limits } from './index-keys.ts';
import {
  emptyPosting,
  orderOf,
  type Posting,
  type PostingEntry,
  withEntry,
  withoutEntry,
} from './posting.ts';

const entryOf = (at: number): PostingEntry => {
  const id = `account${String(at).padStart(4, '0')}`;
  return { id, order: orderOf(companyName(at % 2 === 0 ? 'Noor' : 'Noor Trading House'), id) };
};
const of = (entries: readonly PostingEntry[]): Posting => entries.reduce(withEntry, emptyPosting);
const many = Array.from({ length: limits.posting + 40 }, (_, at) => entryOf(at));

test('an account is in it once, however often it is written, and gone when it is removed', () => {
  const one = withEntry(withEntry(emptyPosting, entryOf(1)), entryOf(1));
  expect(one).toEqual({ entries: [entryOf(1)], full: false });
  expect(withoutEntry(one, entryOf(1).id)).toEqual(emptyPosting);
});

test('once it was full it is a sample of the shortest names, and stays marked', () => {
  const full = of(many);
  expect(full.full).toBe(true);
  expect(full.entries).toHaveLength(limits.posting);
  const short = many.filter((_, at) => at % 2 === 0).map(({ id }) => id);
  expect(full.entries.map(({ id }) => id)).toEqual(expect.arrayContaining(short));
  expect(withoutEntry(full, short[0] ?? '').full).toBe(true);
});

test('the order of writing makes no difference', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (entries) => {
      expect(of(entries)).toEqual(of(many));
    }),
    { numRuns: 50 },
  );
});
