import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveAccount } from '#functions/accounts/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { dealAfter } from '../../test/fixtures/deal-moves.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { plantLead, workedBy } from '../../test/fixtures/world/plant-leads.ts';
import { knownAs } from './known-as.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

test('each knows a company by its registration, else by its lead, else as its account is called', async () => {
  const partner = await plainPartner({ name: 'Al Manara Systems', country: 'AE' });
  const deal = await dealAfter(partner, 'sent-to-review', {
    content: { company: { name: 'Larkspur Works', country: 'AE' } },
  });
  const lead = await plantLead(
    { customer: 'plain', country: 'AE', company: 'Larkspur Workshops' },
    workedBy(partner, 'accepted'),
  );
  const company = { name: 'Larkspur Works LLC', country: 'AE' };
  const { accountId, writes, events } = await resolveAccount(company, system(), newId);
  await commit(system(), { writes, events, answer: null });

  const records = { dealId: null, leadId: null, accountId };
  const known = await knownAs([
    { ...records, partnerId: 'registers', dealId: deal.id, leadId: lead.id },
    { ...records, partnerId: 'works', leadId: lead.id },
    { ...records, partnerId: 'owns' },
    { ...records, partnerId: 'gone', accountId: newId('account') },
  ]);
  expect(Object.fromEntries(known)).toEqual({
    registers: 'Larkspur Works',
    works: 'Larkspur Workshops',
    owns: 'Larkspur Works LLC',
  });
});
