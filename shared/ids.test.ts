import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatId, idOf, idPrefixes, type IdKind } from './ids.ts';

const kinds = Object.keys(idPrefixes) as IdKind[];

test('identifiers have the shape of their contract and sort by time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
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
