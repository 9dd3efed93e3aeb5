import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName, dispositionOf } from './clean-file-name.ts';

test.each([
  ['Floor plan.pdf', 'Floor plan.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['..\\..\\boot.ini', 'boot.pdf'],
  ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie x=1.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.pdf'],
  ['عرض السعر.pdf', 'عرض السعر.pdf'],
  ['.htaccess', 'file.pdf'],
  ['...', 'file.pdf'],
  ['', 'file.pdf'],
  ['report.pdf.html', 'report.pdf.pdf'],
  ['"quoted";name.pdf', 'quoted name.pdf'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(100)}.pdf`],
])('%j becomes %j', (given, kept) => {
  expect(cleanFileName(given, 'application/pdf')).toBe(kept);
});

test('whatever a file is called, its name and header hold one line of visible text and one ending', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = cleanFileName(given.toWellFormed(), 'text/csv');
      expect(name).toMatch(/^[^/\\\u0000-\u001f\u202a-\u202e\u2066-\u2069]+\.csv$/u);
      expect(name.startsWith('.')).toBe(false);
      expect(dispositionOf(name)).toMatch(
        /^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w.%!~-]+$/,
      );
    }),
  );
});
