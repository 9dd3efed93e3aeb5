import { expect, it } from 'vitest';
import { eraseContact } from './erase-contact.ts';
import { openLead } from './open-lead.ts';
import { close } from './work-lead.ts';
import type { WorkedState } from './lead.ts';

const at = '2026-11-26T10:00:00.000Z';
const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
const lead = openLead(
  {
    company: { name: 'Noor', city: 'Doha', street: 'Corniche 1', postalCode: '110', employees: 12 },
    contact: { name: 'Lina Haddad', email: 'lina@noor.example', phone: '+971 4 555 0173' },
    valueBand: 'unknown',
    message: 'Call Lina',
    source: { form: 'Lina wrote this' },
    consentToShare: consent,
    consentToContact: consent,
  },
  { id: 'lead_1', at, accountId: 'acct_1', product: null },
);
const worked: WorkedState = {
  substatus: 'contacted',
  partnerId: 'ptnr_1',
  partnerName: 'Manara',
  acceptedAt: at,
  idle: { since: at, recallAt: null },
  claimed: false,
  contactBy: at,
  firstContactedAt: at,
};
const closed = close(
  { ...lead, state: worked },
  worked,
  {
    substatus: 'converted',
    reason: null,
    note: 'Lina signed',
    dealValue: { amount: '5.00', currency: 'AED' },
  },
  at,
);

it('leaves nothing of the person, and all of the company and the deal', () => {
  const erased = eraseContact(closed, '2026-11-27T00:00:00.000Z');
  expect(JSON.stringify(erased)).not.toMatch(/lina|haddad|corniche|0173/i);
  expect(erased).toMatchObject({
    id: lead.id,
    version: closed.version + 1,
    customer: { companyName: 'Noor', postalCode: '110' },
    facts: { ...lead.facts },
    state: { ...closed.state, closeNote: null },
  });
});

it('moves no lead that is open', () => {
  expect(eraseContact(lead, at).state).toEqual(lead.state);
});
