/** Where a website is written it must be one; what was written before stays readable. */
import { expect, test } from 'vitest';
import { account, updateAccountFacts } from '../accounts/contract.ts';
import { leadCustomer, newLead } from '../leads/contract.ts';
import { newPartner, partnerPatch } from '../partners/contract.ts';
import { checkDeal, createDeal, dealContent, updateDeal } from './contract.ts';

const script = 'javascript:alert(1)';
const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
const company = (website: string) => ({ name: 'Noor Trading', country: 'AE', website });
const unknown = { phone: null, taxId: null, town: null, street: null, parentName: null, soldDirectly: null };

test.each([
  ['a registration', createDeal.body, (website: string) => ({ company: company(website) })],
  ['its change', updateDeal.body, (website: string) => ({ company: company(website) })],
  ['a check', checkDeal.body, (website: string) => ({ company: company(website) })],
  [
    'a lead',
    newLead,
    (website: string) => ({
      company: company(website),
      consentToShare: consent,
      consentToContact: consent,
    }),
  ],
  ['an account', updateAccountFacts.body, (website: string) => ({ ...unknown, aliases: [], website })],
  ['a partner', newPartner, (website: string) => ({ name: 'Manara', country: 'AE', website })],
  ['its change', partnerPatch, (website: string) => ({ website })],
])('%s takes the address of a website alone', (_, schema, written) => {
  expect(schema.safeParse(written('noor.example')).success).toBe(true);
  expect(schema.safeParse(written(script)).error?.issues.map(({ message }) => message)).toEqual([
    'invalid-website',
  ]);
});

test('what was written before is read', () => {
  expect(dealContent.parse({ company: { website: script } }).company.website).toBe(script);
  expect(leadCustomer.shape.website.parse(script)).toBe(script);
  expect(account.shape.website.parse(script)).toBe(script);
});
