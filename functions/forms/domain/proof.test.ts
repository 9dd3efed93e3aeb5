import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsFor, faultOfProof, fewestMsToType, leadingZeroBits, lifetimeMs, type Proof } from './proof.ts';

const proof: Proof = { kind: 'work', formId: 'form_a', issuedAtMs: 1000, bits: 12, nonce: 'n' };
const wanted = { kind: 'work', formId: 'form_a', nowMs: 1000, shownBits: 12 } as const;
const page: Proof = { ...proof, kind: 'page', bits: 0 };

test('zero bits are counted across bytes', () => {
  expect(leadingZeroBits(Uint8Array.of(0xff))).toBe(0);
  expect(leadingZeroBits(Uint8Array.of(0x01))).toBe(7);
  expect(leadingZeroBits(Uint8Array.of(0, 0x10))).toBe(11);
  expect(leadingZeroBits(Uint8Array.of(0, 0))).toBe(16);
});

test('work grows with what a form took, between its bounds', () => {
  expect([bitsFor(0, 30), bitsFor(15, 30), bitsFor(30, 30), bitsFor(3000, 30)]).toEqual([12, 15, 18, 18]);
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 600 }), (one, more, most) => {
      expect(bitsFor(one + more, most)).toBeGreaterThanOrEqual(bitsFor(one, most));
    }),
  );
});

describe('a proof is taken for its own form, in its time, with its work', () => {
  test.each([
    ['good work', proof, wanted, undefined],
    ['none signed here', undefined, wanted, 'proof-wrong'],
    ['of another form', { ...proof, formId: 'form_b' }, wanted, 'proof-wrong'],
    ['a page’s token in place of work', page, wanted, 'proof-wrong'],
    ['too little work', proof, { ...wanted, shownBits: 11 }, 'proof-wrong'],
    ['the last moment', proof, { ...wanted, nowMs: 1000 + lifetimeMs.work }, undefined],
    ['too late', proof, { ...wanted, nowMs: 1001 + lifetimeMs.work }, 'proof-expired'],
    ['a page sent at once', page, { ...wanted, kind: 'page' }, 'too-fast'],
    ['a page a person filled in', page, { ...wanted, kind: 'page', nowMs: 1000 + fewestMsToType }, undefined],
    ['work in place of a page’s token', proof, { ...wanted, kind: 'page' }, 'proof-wrong'],
  ] as const)('%s', (_, given, asked, fault) => {
    expect(faultOfProof(given, asked)).toBe(fault);
  });
});
