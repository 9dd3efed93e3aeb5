import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceIn, formatId, idOf, idPrefixes, type IdKind } from './ids.ts';

const kinds = Object.keys(idPrefixes) as IdKind[];

test('identifiers have the shape of their contract and sort by time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds.filter((kind) => kind !== 'conflict')),
      fc.integer({ min: 0, max: 2 ** 47 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      (kind, ms, one, two) => {
        const earlier = formatId(kind, ms, one);
        const later = formatId(kind, ms + 1, two);
        expect(idOf(kind).safeParse(earlier).success).toBe(true);
        expect(earlier < later).toBe(true);
      },
    ),
  );
});

test('every bit of chance but those of version and variant is kept', () => {
  const seen = new Set<string>();
  for (let bit = 0; bit < 80; bit += 1) {
    const bytes = new Uint8Array(10);
    bytes[bit >> 3] = 1 << (bit & 7);
    seen.add(formatId('lead', 1, bytes));
  }
  // 80 bits in, 6 of them overwritten: 74 distinct ones and the one all overwritten bits share.
  expect(seen.size).toBe(75);
});

test('the identifier of a conflict tells nothing of its time, and is all chance', () => {
  const bytesOf = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const time = fc.integer({ min: 0, max: 2 ** 47 });
  fc.assert(
    fc.property(time, time, bytesOf, (one, other, bytes) => {
      const id = formatId('conflict', one, bytes);
      expect(idOf('conflict').safeParse(id).success).toBe(true);
      expect(formatId('conflict', other, bytes)).toBe(id);
    }),
  );
  const seen = new Set<string>();
  for (let bit = 0; bit < 8 * chanceIn('conflict'); bit += 1) {
    const bytes = new Uint8Array(16);
    bytes[bit >> 3] = 1 << (bit & 7);
    seen.add(formatId('conflict', 1, bytes));
  }
  // 128 bits in, 6 of them overwritten: 122 distinct ones and the one all overwritten bits share.
  expect(seen.size).toBe(123);
});
