/** What a partner reads of its own acts must not tell it what the channel knew before. */
import { listAudit, type AuditEntry } from '@rafiq/shared/audit/contract.ts';
import { createDeal, submitDeal } from '@rafiq/shared/deals/contract.ts';
import * as leads from '@rafiq/shared/leads/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexEveryAccount } from '#functions/accounts/index-accounts.ts';
import { auditedEventOf, organisationOf } from '#functions/audit/domain/audited-event.ts';
import { linkFeed } from '#functions/audit/link-feed.ts';
import { checkEvents } from '#functions/deals/check-events.ts';
import { eventItems } from '#functions/kernel/event.ts';
import { plainPartner } from '../fixtures/plain-partner.ts';
import { startTestApi, type TestApi } from '../fixtures/test-api.ts';
import { system } from '../fixtures/world/cast.ts';

let api: TestApi;
let partner: Partner;
let productId: string;

const as: TestApi['as'] = (...asked) => api.as(...asked);

beforeAll(async () => {
  api = await startTestApi();
  partner = await plainPartner({ name: 'Al Manara Systems', country: 'AE' });
  for (const [subject, organisation, role] of [
    ['operations', 'vendor', 'channel-operations'],
    ['admin', partner.id, 'partner-admin'],
  ] as const)
    await api.join(subject, { organisation, role });
  const product = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
});
afterAll(() => api.stop());

const hourMs = 3_600_000;

async function entriesFor(who: string, query: Record<string, string> = {}): Promise<AuditEntry[]> {
  const now = Date.now();
  const instant = (ms: number) => new Date(ms).toISOString();
  await linkFeed(instant(now - hourMs), instant(now), system());
  const { status, body } = await as(who, listAudit, { query: { limit: '100', ...query } });
  expect(status).toBe(200);
  return body['items'] as AuditEntry[];
}

/** Registers a company and answers what its partner then reads of its own acts that it did not read before. */
async function actsOfRegistering(name: string): Promise<{ types: string[]; sequences: number[] }> {
  const before = new Set((await entriesFor('admin')).map(({ id }) => id));
  const begun = await as('admin', createDeal, {
    body: {
      company: { name, country: 'AE' },
      productId,
      value: { amount: '12500.00', currency: 'AED' },
      expectedCloseOn: '2099-03-31',
    },
  });
  const params = { dealId: String(begun.body['id']) };
  const submitted = await as('admin', submitDeal, { params, body: {} });
  expect(submitted.body).toMatchObject({ status: 'approved' });
  const fresh = (await entriesFor('admin')).filter(({ id }) => !before.has(id)).toReversed();
  const [first] = fresh;
  return {
    types: fresh.map(({ type }) => type).sort(),
    sequences: fresh.map(({ sequence }) => sequence - (first?.sequence ?? 0)),
  };
}

test('a partner’s own acts are the same whether the company it registers was known or not', async () => {
  const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
  const known = await as('operations', leads.submitLead, {
    body: {
      company: { name: 'Copperfield Mills', country: 'AE' },
      consentToShare: consent,
      consentToContact: consent,
    },
  });
  expect(known.status).toBe(201);
  await indexEveryAccount();
  const ofKnown = await actsOfRegistering('Copperfield Mills');
  const ofNew = await actsOfRegistering('Wyndhollow Shipping');
  expect(ofNew).toEqual(ofKnown);
  expect(ofNew.types.filter((type) => type.includes('.account.'))).toEqual([]);
});

test('that the account came to be stands in the vendor’s chain, as an act of Rafiq', async () => {
  const opened = (await entriesFor('operations', { organisation: 'vendor', kind: 'account' })).filter(
    ({ actor }) => actor.kind === 'system',
  );
  expect(opened.map(({ type, subjectName }) => [type, subjectName])).toEqual([
    ['rafiq.accounts.account.created.v1', 'Wyndhollow Shipping'],
  ]);
});

test('that somebody asks like one who reads a list stands in the vendor’s chain alone', () => {
  const at = '2026-11-22T09:30:00.000Z';
  const by = { kind: 'person', id: 'user_1', organisation: 'ptnr_1' } as const;
  const asked = { partnerId: 'ptnr_1', userId: 'user_1', companyName: 'Noor', country: 'AE' };
  const chains = checkEvents(asked, { id: 'ptnr_1', name: 'Manara', version: 3 }, true, at)
    .flatMap((draft) => eventItems(draft, { at, by, requestId: 'request-1' }))
    .flatMap((item) => auditedEventOf(item) ?? [])
    .map((audited) => [audited.event.type.split('.')[3], organisationOf(audited)]);
  expect(chains).toEqual([
    ['made', 'ptnr_1'],
    ['list-reading-suspected', 'vendor'],
  ]);
});
