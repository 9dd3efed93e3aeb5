import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyName } from './company-name.ts';
import { compareNames } from './compare-names.ts';
import { shippedThresholds } from '@rafiq/shared/accounts/match-thresholds.ts';

const score = (one: string, other: string): number =>
  compareNames(companyName(one), companyName(other)).score;
const { auto, review } = shippedThresholds;

describe('one company', () => {
  test.each([
    ['legal form', 'Siemens AG', 'SIEMENS Aktiengesellschaft'],
    ['legal form', 'Contoso S.A. de C.V.', 'Contoso'],
    ['legal form', 'ООО Яндекс', 'Yandex LLC'],
    ['legal form', 'شركة الراجحي ذ.م.م', 'الراجحي'],
    ['legal form', 'Emko Elektronik Sanayi ve Ticaret A.Ş.', 'Emko Elektronik'],
    ['word order', 'Bosch Robert', 'Robert Bosch GmbH'],
    ['spacing', 'GTXPro', 'GTX Pro'],
    ['spacing', 'Gold Fields Mining', 'Goldfields Mining Ltd'],
    ['abbreviation', 'Intl Business Machines Corp', 'International Business Machines Corporation'],
    ['script', 'Газпром', 'Gazprom PJSC'],
    ['script', '华为技术有限公司', 'Huawei Technologies Co., Ltd.'],
    ['script', 'بانک ملی ایران', 'Bank Melli Iran'],
    ['script', 'トヨタ自動車株式会社', 'Toyota Motor Corporation'],
    ['article', 'The Coca-Cola Company', 'Coca Cola'],
    ['brackets', 'Deutsche Gesellschaft für Zusammenarbeit (GIZ) GmbH', 'GIZ'],
    ['former name', "Konsec GmbH (formerly 'mediales GmbH')", 'mediales GmbH'],
    ['trading name', 'Aliph dba Jawbone', 'Jawbone'],
    ['number in words', '5 Harrow Guys', 'Five Harrow Guys'],
    ['number in words', 'Twenty-First Harrow', '21st Harrow'],
    ['number in words', 'Harrow Sixth Fund IX', 'Harrow 6th Fund 9'],
    ['reading', 'Po1ar0id', 'Polaroid GmbH'],
    ['country', 'U.S. Steel Corp', 'United States Steel Corporation'],
    ['title', 'Porsche', 'Dr. Ing. h.c. Porsche AG'],
    ['joining', 'AT and T', 'AT&T Inc.'],
    ['legal form', 'Merck KGaA', 'Merck Kommanditgesellschaft auf Aktien'],
    ['legal form', 'UAB Harrow', 'Uždaroji akcinė bendrovė Harrow'],
    ['sound', 'Ethniki Trapeza', 'Εθνική Τράπεζα Α.Ε.'],
    ['joiner', 'شرکت ایران\u200cخودرو', 'Iran Khodro'],
    ['brackets', '3M', 'Minnesota Mining and Manufacturing Company (3M)'],
    ['glued form', 'SiemensAG', 'Siemens AG'],
    ['two scripts', 'Marjane مرجان', 'Marjane'],
    ['mother', 'Harrow Films, a division of Noor Media', 'Harrow Films Ltd'],
    ['vowels', 'Harrow Coatings & Wtrprfng', 'Harrow Coatings & Waterproofing, Inc.'],
    ['initial', 'R. Bosch GmbH', 'Robert Bosch GmbH'],
    ['ampersand', 'M&S Outlet', 'M & S Outlet Ltd'],
    ['marks of kana', 'だいわ', 'Daiwa'],
    ['spacing', 'Harrow Co', 'HarrowCo'],
  ])('is found by whatever %s: %s, %s', (_, one, other) => {
    expect(score(one, other)).toBeGreaterThanOrEqual(auto);
  });

  test.each([
    ['IBM', 'International Business Machines Corporation'],
    ['TSMC', 'Taiwan Semiconductor Manufacturing Company, Ltd.'],
    ['KEPCO', 'Korea Electric Power Corporation'],
    ['LMU', 'Ludwig-Maximilians-Universität München'],
    ['Mobinnet', 'مبین نت'],
    ['Matsukiyo', 'Matsumoto Kiyoshi'],
    ['カラダファクトリー', 'Karada Factory'],
    ['ローソン', 'Lawson, Inc.'],
    ['Dalla Al Baraka', 'دلة البركة'],
    ['UCLA', 'University of California, Los Angeles'],
    ['Kadnat Inc', 'Kadant Inc'],
    ['Johnson Controls', 'Jonson Controls International plc'],
  ])('is shown to a person: %s, %s', (one, other) => {
    expect(score(one, other)).toBeGreaterThanOrEqual(review);
    expect(score(one, other)).toBeLessThan(auto);
  });
});

describe('two companies', () => {
  test.each([
    ['Shell', 'Shell Chemicals'],
    ['Bank of Harrow 2', 'Bank of Harrow'],
    ['Bank of Harrow 2', 'Bank of Harrow 3'],
    ['Gores Holdings IV, Inc.', 'Gores Holdings VII, Inc.'],
    ['Robert Bosch', 'Robert Half'],
    ['ŠKODA AUTO a.s.', 'ŠKODA ELECTRIC a.s.'],
    ['BASF', 'BASX'],
    ['Real Harrow Partners VI', 'Real Harrow Partners VII'],
    ['بنك دبي الإسلامي', 'بنك دبي التجاري'],
  ])('are never taken for one: %s, %s', (one, other) => {
    expect(score(one, other)).toBeLessThan(auto);
  });

  test.each([
    ['Bank of America', 'Bank of China'],
    ['Mitsubishi Electric', 'Mitsubishi Heavy Industries'],
    ['Gold Circle Films', 'Gold Square Films'],
    ['University of Milan', 'University of Turin'],
    ['Shell', 'Shell Chemicals'],
    ['Harrow Entertainment', 'Harrow Materials'],
    ['Harrow Technologies', 'Harrow Logistics'],
    ['Farmers Harrow Bank (Dallas)', 'Farmers Harrow Bank (Brookston)'],
    ['Farmers Harrow Bank - Dallas', 'Farmers Harrow Bank - Austin'],
    ['Noor Bank (Gf GAA)', 'Harrow Bank (Gf GAA)'],
    ['State Bank of India', 'Bank of India'],
    ['Harrow South District', 'Harrow East District'],
    ['Gores Holdings', 'Gores Holdings IV, Inc.'],
    ['Santiago', 'Saintjo'],
    ['Widesolutions Chemicals', 'Widesolutions'],
    ['M&S Café', 'M&S Outlet'],
  ])('are not even shown: %s, %s', (one, other) => {
    expect(score(one, other)).toBeLessThan(review);
  });
});

test('says what differs', () => {
  const differences = (one: string, other: string) =>
    compareNames(companyName(one), companyName(other)).differences;
  expect(differences('Contoso', 'contoso')).toEqual([]);
  expect(differences('Bosch Robert', 'Robert Bosch GmbH')).toEqual(['legal-form', 'word-order']);
  expect(differences('GTXPro', 'GTX Pro')).toEqual(['spacing']);
  expect(differences('Harrow Bank 2', 'Harrow Bank')).toEqual(['missing-word', 'number']);
});

const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom('Siemens', 'Simens', 'AG', 'GmbH', 'Bank', 'of', 'China', '2', 'IBM', 'Business', 'Machines', 'Gold', 'Goldfields', 'fields', 'النور', 'شركة', '华为', 'Яндекс', '(Beijing)', 'formerly', 'dba', '&', '-'),
      { minLength: 1, maxLength: 6 },
    )
    .map((words) => words.join(' ')),
); // prettier-ignore

test('is the same for both orders, between 0 and 1, and 1 for a name and itself', () => {
  fc.assert(
    fc.property(names, names, (one, other) => {
      const [left, right] = [companyName(one), companyName(other)];
      const found = compareNames(left, right);
      expect(found.score).toBeGreaterThanOrEqual(0);
      expect(found.score).toBeLessThanOrEqual(1);
      expect(compareNames(right, left).score).toBeCloseTo(found.score, 10);
      expect(compareNames(left, left).score).toBe(left.folded === '' ? 0 : 1);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['nothing', ''],
  ['one letter', 'x'],
  ['ten thousand letters', 'x'.repeat(10_000)],
  ['ten thousand words', 'ab '.repeat(10_000)],
  ['brackets that never close', '('.repeat(10_000)],
  ['dots', 'a.'.repeat(10_000)],
  ['pictures', '🏢🚀'.repeat(50)],
  ['both directions', 'شركة Noor \u202eroN\u202c النور ltd'],
  ['half a letter', '\ud800'],
])('takes %s in its stride', (_, text) => {
  const begunMs = performance.now();
  const odd = companyName(text);
  for (const other of ['Contoso Ltd', text, 'IBM']) compareNames(odd, companyName(other));
  expect(performance.now() - begunMs).toBeLessThan(250);
});
