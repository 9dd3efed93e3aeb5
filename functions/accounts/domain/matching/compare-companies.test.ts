import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCompanies, type CompanyFacts, readCompany } from './compare-companies.ts';
import { companyDomain, companyPhone, companyTaxId } from './company-fields.ts';

const match = (one: CompanyFacts, other: CompanyFacts) =>
  compareCompanies(readCompany(one), readCompany(other));
const noor = { name: 'Noor Trading LLC', country: 'AE' };

describe('fields', () => {
  test.each([
    ['https://shop.noor.co.uk/about', 'noor.co.uk'],
    ['lina@mail.noor.ae', 'noor.ae'],
    ['www.NOOR.example', 'noor.example'],
    ['lina@gmail.com', undefined],
    ['lina@yahoo.co.in', undefined],
    ['sara@chmail.ir', undefined],
    ['co.uk', undefined],
    ['not a domain', undefined],
    ['10.0.0.1', undefined],
  ])('the domain of %s is %s', (text, domain) => {
    expect(companyDomain(text)).toBe(domain);
  });

  test.each([
    ['+971 4 555 0173', null, '+97145550173'],
    ['04 555 0173', 'AE', '+97145550173'],
    ['۰۲۱ ۸۸۷۷ ۶۶۵۵', 'IR', '+982188776655'],
    ['04 555 0173', null, undefined],
    ['call us', 'AE', undefined],
  ])('the phone number %s of %s is %s', (text, country, number) => {
    expect(companyPhone(text, country)).toBe(number);
  });

  test('tax numbers are compared without what stands between their letters', () => {
    expect(companyTaxId('DE 123.456-789')).toBe('DE123456789');
    expect(companyTaxId('de١٢٣')).toBe('DE123');
    expect(companyTaxId('n/a')).toBeUndefined();
  });
});

test('every field that both know says something for or against', () => {
  const { score, verdict, evidence } = match(
    { ...noor, domain: 'noor.ae', phone: '04 555 0173', taxId: '100-200', town: 'Dubai', address: '12 Main St.' },
    { ...noor, name: 'Noor Tradng', domain: 'www.noor.ae', phone: '+971 4 555 0173', taxId: '100200', town: 'DUBAI', address: '12, Main Street' },
  ); // prettier-ignore
  expect(verdict).toBe('auto');
  expect(score).toBeGreaterThan(0.99);
  expect(evidence.map(({ field, effect }) => `${field} ${effect}`)).toEqual([
    'name for',
    'domain for',
    'phone for',
    'tax-id for',
    'country for',
    'town for',
    'address for',
  ]);
});

test('what only one side knows counts neither way', () => {
  const known = match(noor, { ...noor, domain: 'noor.ae', phone: '+971 4 555 0173', town: 'Dubai' });
  expect(known).toEqual(match(noor, noor));
});

test.each(['Sports Products Store', 'Friendly Bike Shop'])('%s in two towns is two companies', (name) => {
  const here = { name, country: 'US', town: 'Bothell' };
  expect(match(here, { ...here, town: 'Portland' }).verdict).not.toBe('auto');
  expect(match(here, here).verdict).toBe('auto');
});

test('one company may have offices in two towns: its domain or tax number says so', () => {
  const here = { ...noor, town: 'Dubai', domain: 'noor.ae' };
  expect(match(here, { ...here, town: 'Sharjah' }).verdict).toBe('auto');
});

describe('numbers that anybody may have written down', () => {
  const numbers = {
    country: 'AE',
    domain: 'noor.ae',
    phone: '+971 4 555 0173',
    taxId: '100200300',
    address: '12 Main St',
  };
  const strangers = ['Polyglot Cover Holding', 'Noor Trading LLC'] as const;

  test.each([
    ['tax number', ['taxId']],
    ['domain', ['domain']],
    ['domain and telephone', ['domain', 'phone']],
    ['whole of them', ['domain', 'phone', 'taxId', 'address']],
  ] as const)('make one company of no two names: a %s is looked at', (_, fields) => {
    const written = Object.fromEntries(fields.map((field) => [field, numbers[field]]));
    const [one, other] = strangers.map((name) => ({ name, country: 'AE', ...written }));
    expect(match(one!, other!).verdict).toBe('review');
  });

  test('tell two spellings of a name for one, and a name that a person gave as another', () => {
    const noorToo = { ...numbers, name: 'Noor Trading LLC' };
    expect(match({ ...numbers, name: 'Noor General Trading' }, noorToo).verdict).toBe('auto');
    expect(match({ ...numbers, name: 'شركة النور للتجارة' }, noorToo).verdict).toBe('auto');
    expect(match({ ...numbers, name: strangers[0], aliases: ['Noor Trading'] }, noorToo).verdict).toBe(
      'auto',
    );
  });
});

test('another tax number or country is never passed over', () => {
  expect(match({ ...noor, taxId: '100200' }, { ...noor, taxId: '100300' }).verdict).toBe('review');
  expect(match(noor, { ...noor, country: 'EG' }).verdict).toBe('review');
});

test('a free mailbox says nothing', () => {
  expect(match({ ...noor, domain: 'a@gmail.com' }, { ...noor, name: 'Contoso', domain: 'b@gmail.com' }).score).toBeLessThan(0.5);
}); // prettier-ignore

test('an alias is as good as a name, a parent is not', () => {
  const meta = { name: 'Meta Platforms', aliases: ['Facebook'] };
  expect(match({ name: 'Facebook Inc' }, meta)).toMatchObject({
    verdict: 'auto',
    evidence: [{ field: 'alias', effect: 'for' }],
  });
  const daughter = { name: 'Contoso Kitchens', parent: 'Contoso Holding' };
  const found = match(daughter, { name: 'Contoso', domain: 'contoso.com' });
  expect(found.verdict).not.toBe('auto');
  expect(found.evidence).toContainEqual(expect.objectContaining({ field: 'parent', effect: 'against' }));
});

const facts = fc.record({
  name: fc.constantFrom('Noor Trading', 'Noor', 'Contoso 2', 'شركة النور', 'Kontoso Ltd', ''),
  aliases: fc.subarray(['Noor Trading', 'Contoso', 'NT']),
  parent: fc.constantFrom(null, 'Contoso', 'Noor'),
  domain: fc.constantFrom(null, 'noor.ae', 'contoso.com', 'gmail.com'),
  phone: fc.constantFrom(null, '+97145550173', '+97145550174'),
  taxId: fc.constantFrom(null, '100200', '100300'),
  country: fc.constantFrom(null, 'AE', 'EG'),
  town: fc.constantFrom(null, 'Dubai', 'Cairo'),
  address: fc.constantFrom(null, '12 Main St', '9 Nile Rd'),
});

test('is the same for both orders and between 0 and 1', () => {
  fc.assert(
    fc.property(facts, facts, (one, other) => {
      const { score } = match(one, other);
      expect(score).toBeCloseTo(match(other, one).score, 10);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});
