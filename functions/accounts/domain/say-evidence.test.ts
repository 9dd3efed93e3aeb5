import { hasSentence } from '@rafiq/shared/messages.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';
import { expect, test } from 'vitest';
import { compareCompanies, type CompanyFacts, readCompany } from './matching/compare-companies.ts';
import { sayEvidence } from './say-evidence.ts';

const told = (one: CompanyFacts, other: CompanyFacts, language: 'en' | 'ar' | 'fa' = 'en'): string[] =>
  compareCompanies(readCompany(one), readCompany(other)).evidence.map((each) => sayEvidence(each, language));
const noor = { name: 'Noor Trading LLC', country: 'AE', town: 'Dubai' };

test('every field says in words what speaks for and against it', () => {
  const more = { domain: 'noor.ae', phone: '+971 4 555 0173', taxId: '100200', address: '12 Main St' };
  expect(told({ ...noor, ...more }, { ...noor, ...more })).toEqual([
    'They have the same name.',
    'Their web addresses belong to the same domain.',
    'They have the same phone number.',
    'They have the same tax number.',
    'They are in the same country.',
    'They are in the same town.',
    'They are at the same address.',
  ]);
  const other = { domain: 'sahar.ae', phone: '+971 4 555 0174', taxId: '900', address: '9 Nile Rd' };
  expect(
    told({ ...noor, ...more }, { name: 'Sahar', country: 'EG', town: 'Cairo', ...other }).slice(1),
  ).toEqual([
    'Their web addresses belong to different domains.',
    'They have different phone numbers.',
    'They are in different countries.',
    'They are in different towns.',
    'They are at different addresses.',
  ]);
  expect(told({ ...noor, taxId: '100200' }, { ...noor, taxId: '100300' })).toContain(
    'They have different tax numbers.',
  );
});

test('of names it says how near they are and in what they differ, never wholly where they are only nearly the same', () => {
  expect(told(noor, { ...noor, name: 'Noor Tradng' })[0]).toMatch(
    /^Their names are \d\d% alike; what differs: the legal form and the spelling\.$/,
  );
  expect(sayEvidence({ field: 'name', likeness: 0.9999, effect: 'for', differences: [] }, 'en')).toBe(
    'Their names are 99% alike.',
  );
  expect(told({ name: 'Facebook' }, { name: 'Meta Platforms', aliases: ['Facebook'] })[0]).toBe(
    'Another name of one is 98% like the name of the other.',
  );
  expect(told({ name: 'Contoso Kitchens', parent: 'Contoso' }, { name: 'Contoso' })).toContain(
    'One of them belongs to the other: a parent company and its subsidiary.',
  );
});

test.each(uiLanguages)('%s has a sentence for whatever is found', (language) => {
  const fields = ['domain', 'phone', 'tax-id', 'country', 'town', 'address'] as const;
  const effects = ['for', 'against'] as const;
  const differences = ['spelling', 'spacing', 'abbreviation', 'word-order', 'missing-word', 'other-word', 'number', 'legal-form', 'other-form'] as const; // prettier-ignore
  const all = [
    ...fields.flatMap((field) => effects.map((effect) => ({ field, likeness: 1, effect }))),
    { field: 'parent', likeness: 0.9, effect: 'against' } as const,
    ...(['name', 'alias'] as const).flatMap((field) => [
      { field, likeness: 1, effect: 'for' } as const,
      { field, likeness: 0.8, effect: 'for' } as const,
      { field, likeness: 0.8, effect: 'for', differences } as const,
    ]),
  ].map((each) => sayEvidence(each, language));
  expect(new Set(all).size).toBe(all.length);
  for (const text of all) {
    expect(text).not.toMatch(/\{|^alike\.|difference\.\w/);
    expect(text).toMatch(/\.$/);
  }
  for (const difference of differences) expect(hasSentence(`difference.${difference}`)).toBe(true);
});

test('percent and lists are written as the reader writes them', () => {
  const [name = ''] = told(noor, { ...noor, name: 'Noor Tradng' }, 'ar');
  expect(name).toMatch(/^الاسمان متشابهان بنسبة [٠-٩]{2}٪؛ أوجه الاختلاف: الشكل القانوني والإملاء\.$/u);
  expect(told(noor, { ...noor, name: 'Noor Tradng' }, 'fa')[0]).toMatch(/[۰-۹]{2}٪.*نوع حقوقی شرکت و املا/u);
});
