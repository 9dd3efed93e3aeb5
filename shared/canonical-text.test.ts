import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from './canonical-text.ts';

it('sorts members by their code units, at every depth, without white space', () => {
  expect(canonicalText({ b: [1, { d: null, c: true }], a: 'é', '\u20ac': 1, ä: 2, Z: 3 })).toBe(
    '{"Z":3,"a":"é","b":[1,{"c":true,"d":null}],"ä":2,"€":1}',
  );
});

it('is the same for the same value in any order, and says all of it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const told: unknown = JSON.parse(canonicalText(value));
      expect(told).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalText(told)).toBe(canonicalText(value));
    }),
  );
});

it('leaves out what is not there, and refuses what JSON cannot say', () => {
  expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}');
  for (const value of [undefined, Number.NaN, 1n, () => 1, [undefined]]) {
    expect(() => canonicalText(value)).toThrow(/canonical/);
  }
});
