import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import { askableFields } from '@rafiq/shared/deals/status.ts';
import type { AskableField } from '@rafiq/shared/deals/status.ts';
import { describe, expect, it } from 'vitest';
import { PostedForm } from '#lib/server/form.ts';
import { contentOfLead, fieldsOf } from './deal-fields.ts';
import { openParts, postedDeal } from './posted-deal.ts';

const before: DealContent = {
  company: { name: 'Noor Trading', country: 'AE', taxId: 'T-1' },
  contact: { name: 'Lina' },
  consentToContact: { given: true, basis: 'contract', source: 'Fair', date: '2026-11-01' },
  productId: 'prod_1',
  value: { amount: '100.00', currency: 'AED' },
  expectedCloseOn: '2027-01-31',
  description: 'Two sites.',
};
const read = async (
  fields: Record<string, string>,
  open: readonly AskableField[] = askableFields,
  known: DealContent = before,
) => {
  const body = new URLSearchParams(fields);
  const form = await PostedForm.of(new Request('https://portal.example/', { method: 'POST', body }));
  // What is undefined is not sent.
  return JSON.parse(
    JSON.stringify(postedDeal(form, { before: known, open, today: '2026-12-01', saidHere: 'Said here' })),
  ) as DealContent;
};

describe('a posted registration', () => {
  it('comes back as it was when nothing was typed', async () => {
    expect(await read(fieldsOf(before))).toEqual(before);
  });
  it('leaves out what was emptied, and keeps what the form never asks for', async () => {
    expect(await read({ 'company.name': 'Noor', 'value.currency': 'AED' })).toEqual({
      company: { name: 'Noor', taxId: 'T-1' },
    });
  });
  it('reads an amount in any digits', async () => {
    const typed = { 'value.amount': '١٢٬٥٠٠٫٥', 'value.currency': 'AED' };
    expect((await read(typed)).value).toEqual({ amount: '12500.5', currency: 'AED' });
  });
  it('changes only what was asked for of one that was sent back', async () => {
    const typed = { 'company.name': 'Other', 'value.amount': '200', 'value.currency': 'USD' };
    expect(await read(typed, openParts({ fields: ['value'] }))).toEqual({
      ...before,
      value: { amount: '200', currency: 'USD' },
    });
  });
});

describe('the consent of its contact', () => {
  const lina = { 'contact.name': 'Lina' };
  it('is stated anew where it was not known, and is a refusal where nobody says otherwise', async () => {
    const { consentToContact: _, ...unknown } = before;
    expect((await read({ ...lina, agreed: 'on' }, askableFields, unknown)).consentToContact).toEqual({
      given: true,
      basis: 'consent',
      source: 'Said here',
      date: '2026-12-01',
    });
    expect((await read(lina, askableFields, unknown)).consentToContact).toMatchObject({
      given: false,
      basis: 'none',
    });
  });
  it('keeps its day and basis while it says the same', async () => {
    const same = { ...lina, agreed: 'yes', 'consentToContact.source': 'Fair' };
    expect((await read(same)).consentToContact).toEqual(before.consentToContact);
    const other = { ...same, 'consentToContact.source': 'By e-mail' };
    expect((await read(other)).consentToContact).toMatchObject({ source: 'By e-mail', date: '2026-12-01' });
  });
});

it('takes from a lead what it knows, and nothing it does not', () => {
  expect(
    contentOfLead({
      facts: {
        productId: null,
        productName: null,
        industry: null,
        sizeBand: null,
        country: 'AE',
        countryText: null,
        subdivision: null,
        city: 'Dubai',
        valueBand: 'unknown',
        language: null,
        receivedAt: '2026-11-20T00:00:00.000Z',
      },
      customer: {
        companyName: 'Noor Trading',
        website: null,
        street: null,
        postalCode: null,
        contactName: null,
        contactEmail: null,
        contactPhone: null,
        message: null,
      },
      consentToContact: { given: false, basis: 'none', source: 'form', date: '2026-11-20' },
    }),
  ).toEqual({ company: { name: 'Noor Trading', country: 'AE', city: 'Dubai' } });
});
