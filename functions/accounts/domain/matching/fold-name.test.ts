import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName } from './fold-name.ts';

test.each([
  ['Procter & Gamble', 'procter and gamble'],
  ['P&G', 'pg'],
  ['A.T. & T.', 'att'],
  ['H & M', 'hm'],
  ['I.B.M.', 'ibm'],
  ['Sp. z o.o.', 'sp z oo'],
  ["L'Oréal", 'loreal'],
  ['Dräger Straße Ørsted Łódź', 'drager strasse orsted lodz'],
  ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
  ['MÃ¼ller &amp; Sons®', 'muller and sons'],
  ['Contoso™ 😀', 'contoso'],
  ['華為技術有限公司', 'huawei technology co ltd'],
  ['㈱日立製作所', 'kk hitachi works'],
  ['삼성전자 주식회사', 'samsung electronics co ltd'],
  ['ПАО «Газпром»', 'pao gazprom'],
  ['Εθνική Τράπεζα της Ελλάδος', 'national bank of greece'],
  ['بنك دبي الإسلامي', 'bank dubai islamic'],
  ['بانك ملي ايران', 'bank melli iran'],
  ['بانک ملّی ایـران', 'bank melli iran'],
  ['شرکت ۱۲۳ و ٤٥', '123 and 45'],
])('%s is folded to %s', (name, folded) => {
  expect(foldName(name)).toBe(folded);
});

test('Arabic and Persian letters, marks and joiners make no difference', () => {
  expect(foldName('شركة الخليج للتأمين')).toBe(foldName('شرکه الخلیج للتامین'));
  expect(foldName('همراه\u200cاول')).toBe(foldName('همراهاول'));
  expect(foldName('النُّور')).toBe(foldName('النـور'));
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom('&', 'and', 'a', 'b.', 's.a.', '/', 'x&y', 'Co', '(', ')', '-', "'", 'شركة', 'النور', '有限公司', '华', 'ß', 'Ã¼', 'ОАО', 'ΑΕ', '1', '٣', '&amp;'),
      { maxLength: 14 },
    )
    .chain((parts) => fc.constantFrom('', ' ', '.').map((between) => parts.join(between))),
); // prettier-ignore

test('folding again changes nothing, and only Latin letters, digits and single spaces remain', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const folded = foldName(text);
      expect(folded).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/u);
      expect(foldName(folded)).toBe(folded);
    }),
    { numRuns: 3000 },
  );
});
