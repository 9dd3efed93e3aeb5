import { columnMapping } from '@rafiq/shared/imports/contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimiters } from '@rafiq/shared/imports/status.ts';
import { columnNames, detectDelimiter } from './file-layout.ts';

describe('what stands between cells', () => {
  test.each([
    ['id,name\n1,Noor\n', ','],
    ['id;name;city\r\n1;Noor, Trading;Dubai\r\n', ';'],
    ['id\tname\n1\tA, B and C; D\n', '\t'],
    ['id|name\n1|a\n', '|'],
    ['"Name; with, marks";city\n"a,b,c,d";x\n', ';'],
    ['name\nNoor\n', ','],
    ['', ','],
  ])('of %j is %j', (head, delimiter) => {
    expect(detectDelimiter(head).value).toBe(delimiter);
  });

  test.each([
    ['id;name\n1;Noor, Sons\n2;Zed\n', 'certain'],
    ['id;name,short\n1;a,b\n', 'likely'],
    ['id,name\n1,a\n2,b\n3,c\n4,d\n5,e;f,g\n', 'likely'],
    ['name\nNoor\n', 'unsure'],
    ['a,b\n1\n2\n', 'unsure'],
  ])('of %j is %s', (head, confidence) => {
    expect(detectDelimiter(head).confidence).toBe(confidence);
  });

  test('is found whatever the quoted cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ب', ',', ';', '\t', '|', '"') });
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom(...delimiters), (cells, delimiter) => {
        const text = cells.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter));
        expect(detectDelimiter(text.join('\n')).value).toBe(delimiter);
      }),
    );
  });
});

describe('column names', () => {
  test('are clean, present and different', () => {
    expect(columnNames([' Name ', '', 'Name', 'Phone\u0000', 'Name'])).toEqual([
      'Name',
      'Column 2',
      'Name (2)',
      'Phone',
      'Name (3)',
    ]);
  });

  test('always fit a mapping', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 }), (header) => {
        const names = columnNames(header);
        expect(new Set(names).size).toBe(header.length);
        const mapping = Object.fromEntries(names.map((name) => [name, 'fact']));
        const ordinary = !names.includes('__proto__');
        if (ordinary) expect(columnMapping.safeParse(mapping).success).toBe(true);
      }),
    );
  });
});
