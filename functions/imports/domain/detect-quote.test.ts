import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimiters } from '@rafiq/shared/imports/status.ts';
import { detectDelimiter } from './file-layout.ts';
import { detectQuote } from './detect-quote.ts';

describe('what stands around cells', () => {
  test.each([
    ['id,name\n1,"Noor, Trading"\n', '"', 'certain'],
    ["id,name\n1,'Noor, Trading'\n2,Zed\n", "'", 'certain'],
    ["id;name\n'1';'Noor; Sons'\n'2';'O''Brien'\n", "'", 'certain'],
    ["id,name\n1,'Noor'\n2,'Zed'\n", "'", 'likely'],
    ['id,name\n1,Noor\n', null, 'certain'],
    ['', null, 'certain'],
    ['id,name\n1,"Noor "the" shop"\n2,"Zed"\n', '"', 'likely'],
    ['id,name\n1,"Noor" & "Zed"\n2,"A" & "B"\n', 'none', 'likely'],
    ['id,name\n1,"Noor\n', '"', 'unsure'],
  ])('of %j is %j, %s', (head, value, confidence) => {
    expect(detectQuote(head)).toEqual({ value, confidence });
  });

  test.each([
    ["id,name\n1,O'Brien\n2,D'Arcy, Sons\n"],
    ["id,name\n1,'s Hertogenbosch\n2,'t Gooi\n"],
    ["id,name,note\n1,'tis so,done it's'\n2,'90s,x\n"],
    ["id,name,note\n1,a,'=1+1\n2,b,'-2\n"],
    ["id,name\n1,the 'best' shop\n2,'Noor' shop\n"],
    ["id,name\n1,'Noor'\n2,Zed\n"],
    ["id,name\n1,\"Noor, Trading\"\n2,'Zed'\n3,'Ali'\n"],
  ])('is no apostrophe within a word or in front of one, nor a single one: %j', (head) => {
    expect(detectQuote(head).value).not.toBe("'");
  });

  test('is told by the separator that a person stated', () => {
    const head = "id;name\n1;'a;b'\n2;'c;d'\n";
    expect(detectQuote(head, ';').value).toBe("'");
    expect(detectQuote(head, '|').value).toBeNull();
  });

  test.each(['"', "'"] as const)(
    'is found to be %s, and the separator with it, whatever the cells hold',
    (quote) => {
      const cell = fc.string({
        unit: fc.constantFrom('a', 'ب', ',', ';', '\t', '|', '\n', "'", quote),
        minLength: 1,
      });
      const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 8 });
      fc.assert(
        fc.property(rows, fc.constantFrom(...delimiters), (cells, delimiter) => {
          const quoted = (text: string) => quote + text.replaceAll(quote, quote + quote) + quote;
          const text = cells.map((row) => row.map(quoted).join(delimiter)).join('\n');
          expect(detectQuote(text, delimiter).value).toBe(quote);
          expect(detectDelimiter(text, quote).value).toBe(delimiter);
        }),
      );
    },
  );

  test('is told quickly of a megabyte of marks', () => {
    const started = performance.now();
    for (const marks of [",'", "'", ",''", '"', ',"']) detectQuote(marks.repeat(1_000_000 / marks.length));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
