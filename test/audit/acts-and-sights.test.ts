/** Who may read which acts; and that whoever is shown a contact is on record. */
import {
  listAudit,
  listDealSights,
  listSights,
  type AuditEntry,
  type Sight,
} from '@rafiq/shared/audit/contract.ts';
import { createDeal, readDeal, submitDeal } from '@rafiq/shared/deals/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import * as leads from '@rafiq/shared/leads/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { Role } from '@rafiq/shared/permissions.ts';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invitationWrites } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { handler as leadsApi } from '#functions/leads/api.ts';
import { createPartner } from '#functions/partners/index.ts';
import { call, type TestAnswer } from '../fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../fixtures/issuer.ts';
import { loadRooms } from '../fixtures/rooms.ts';
import { signIn } from '../fixtures/sign-in.ts';
import { handler } from '#functions/audit/api.ts';
import { linkFeed } from '#functions/audit/link-feed.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let first: Partner;
let second: Partner;
const tokens = new Map<string, string>();
const userIds = new Map<string, string>();
const hourMs = 3_600_000;

const system = () =>
  ({
    at: new Date().toISOString(),
    by: { kind: 'system', id: 'test', organisation: null },
    requestId: newId('event'),
  }) as const;

async function join(name: string, organisation: string, role: Exclude<Role, 'integrator'>): Promise<void> {
  const invitation = { email: `${name}@people.example`, organisation, role, userId: newId('user'), name };
  await commit(system(), { writes: invitationWrites(invitation), events: [], answer: null });
  tokens.set(name, await signIn(issuer, invitation.email));
  userIds.set(name, invitation.userId);
}

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  const open = async (name: string): Promise<Partner> =>
    (
      await createPartner(
        {
          name,
          kind: 'reseller',
          tier: 'gold',
          tags: [],
          country: 'AE',
          address: {},
          specialisations: {},
          weight: 1,
          capacity: {},
        },
        system(),
        newId,
      )
    ).partner;
  [first, second] = [await open('Manara'), await open('Sahel')];
  await join('operations', 'vendor', 'channel-operations');
  await join('manager', 'vendor', 'channel-manager');
  await join('viewer', 'vendor', 'viewer');
  await join('admin', first.id, 'partner-admin');
  await join('seller', first.id, 'partner-seller');
  await join('rival', second.id, 'partner-admin');
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

type AnyRoute = Parameters<typeof call>[1]['route'];
interface Rest {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}
const as = (who: string, route: AnyRoute, rest: Rest = {}): Promise<TestAnswer> =>
  call(route.id.startsWith('audit.') ? handler : leadsApi, { route, token: tokens.get(who), ...rest });

async function link(): Promise<void> {
  const now = Date.now();
  await linkFeed(new Date(now - hourMs).toISOString(), new Date(now).toISOString(), system());
}

const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;

/** A lead that a partner has accepted. */
async function acceptedLead(by: { partner: Partner; who: string }): Promise<string> {
  const submitted = await as('operations', leads.submitLead, {
    body: {
      company: { name: 'Noor Trading', country: 'AE' },
      contact: { name: 'Lina Haddad', email: 'lina@noor.example', phone: '+971 4 555 0173' },
      consentToShare: consent,
      consentToContact: consent,
    },
  });
  const leadId = String(submitted.body['id']);
  const { body } = await as('operations', leads.assignLead, {
    params: { leadId },
    body: { partnerId: by.partner.id },
  });
  const offerId = (body['offer'] as { id: string }).id;
  await as(by.who, leads.acceptOffer, { params: { offerId }, body: {} });
  return leadId;
}

const entriesFor = async (who: string, query: Record<string, string> = {}): Promise<AuditEntry[]> => {
  const { status, body } = await as(who, listAudit, { query: { limit: '100', ...query } });
  expect(status).toBe(200);
  return body['items'] as AuditEntry[];
};
const sightsFor = async (who: string, leadId: string): Promise<Sight[]> => {
  const { status, body } = await as(who, listSights, { params: { leadId } });
  expect(status).toBe(200);
  return body['items'] as Sight[];
};
const seersFor = async (who: string, leadId: string): Promise<string[]> =>
  (await sightsFor(who, leadId)).map(({ actor }) => String(actor.name)).sort();

describe('what was done', () => {
  test('is told by whom, of which record and in the reader’s sentence, newest first', async () => {
    const leadId = await acceptedLead({ partner: first, who: 'admin' });
    await link();
    const [newest, ...earlier] = await entriesFor('operations', { subject: leadId });
    expect(newest).toMatchObject({
      type: 'rafiq.leads.lead.accepted.v1',
      kind: 'lead',
      subject: leadId,
      subjectName: 'Noor Trading',
      text: 'Manara accepted the offer.',
      actor: { kind: 'person', name: 'admin', organisation: first.id, organisationName: 'Manara' },
    });
    expect(earlier.map(({ type }) => type)).toEqual([
      'rafiq.leads.lead.assigned.v1',
      'rafiq.leads.lead.submitted.v1',
    ]);
    const times = (await entriesFor('operations')).map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('a partner’s admin reads its own people’s acts and nothing of others', async () => {
    const leadId = await acceptedLead({ partner: first, who: 'admin' });
    await acceptedLead({ partner: second, who: 'rival' });
    await link();
    const own = await entriesFor('admin');
    expect(new Set(own.map(({ actor }) => actor.organisation))).toEqual(new Set([first.id]));
    expect(own.filter(({ why }) => why !== null)).toEqual([]);
    // The vendor's acts on the very same lead are not among them.
    expect((await entriesFor('admin', { subject: leadId })).map(({ text }) => text)).toEqual([
      'The offer was accepted.',
    ]);
    for (const actorId of [userIds.get('rival') ?? '', userIds.get('operations') ?? '']) {
      expect(await entriesFor('admin', { actorId })).toEqual([]);
    }
  });

  test('is narrowed by organisation, actor, kind and period', async () => {
    const before = new Date().toISOString();
    await acceptedLead({ partner: first, who: 'admin' });
    await link();
    const ofFirst = await entriesFor('operations', { organisation: first.id });
    expect(new Set(ofFirst.map(({ actor }) => actor.name))).toEqual(new Set(['admin']));
    const actorId = userIds.get('operations') ?? '';
    const ofOne = await entriesFor('operations', { organisation: 'vendor', actorId });
    expect(new Set(ofOne.map(({ actor }) => actor.id))).toEqual(new Set([actorId]));
    const partners = await entriesFor('operations', { kind: 'partner' });
    expect(partners.map(({ text, subjectName }) => [text, subjectName])).toEqual([
      ['The partner was recorded.', 'Sahel'],
      ['The partner was recorded.', 'Manara'],
    ]);
    const lately = await entriesFor('operations', { from: before });
    expect(lately.map(({ at }) => at >= before)).toEqual(lately.map(() => true));
    expect(await entriesFor('operations', { until: '2026-01-01T00:00:00Z' })).toEqual([]);
  });

  test.each([
    ['operations', { actorId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd' }, 'actorId'],
    ['operations', { subject: 'distribution', kind: 'policy' }, 'kind'],
    ['operations', { subject: 'distribution', actorId: 'place-lead' }, 'actorId'],
    ['operations', { organisation: 'vendor', actorId: 'place-lead', kind: 'lead' }, 'kind'],
    ['admin', { organisation: 'vendor' }, 'organisation'],
  ])('a filter without a list of its own is refused to %s: %o', async (who, query, field) => {
    const { status, body } = await as(who, listAudit, { query });
    expect([status, body['errors']]).toMatchObject([
      400,
      [{ pointer: `/query/${field}`, code: 'not-offered' }],
    ]);
  });

  test.each(['manager', 'viewer', 'seller'])('is not for a %s', async (who) => {
    expect((await as(who, listAudit)).status).toBe(403);
  });

  test('an entry whose event is gone still stands, and says so', async () => {
    const leadId = await acceptedLead({ partner: first, who: 'admin' });
    await link();
    const key = { pk: `LEAD#${leadId}`, sk: 'EVT#000000003' };
    await documents.send(new DeleteCommand({ TableName: tableName(), Key: key }));
    const [entry] = await entriesFor('operations', { subject: leadId });
    expect(entry?.text).toBe('What happened here can no longer be read: the event is gone.');
  });
});

describe('who saw a contact', () => {
  const sights = async (leadId: string): Promise<number> =>
    (await database.items()).filter(
      ({ pk }) => String(pk).startsWith('SIGHTS#') && String(pk).endsWith(leadId),
    ).length;
  const seen = async (): Promise<number> =>
    (await database.items()).filter(
      ({ event }) => (event as { type?: string } | undefined)?.type === 'rafiq.audit.contact.seen.v1',
    ).length;

  test('is on record once a reader, lead and day, at once and in the chain', async () => {
    const leadId = await acceptedLead({ partner: first, who: 'admin' });
    const before = await seen();
    const read = () => as('seller', leads.readLead, { params: { leadId } });
    expect((await Promise.all([read(), read(), read()])).map(({ status }) => status)).toEqual([
      200, 200, 200,
    ]);
    await read();
    expect(await seen()).toBe(before + 1);
    // Accepting showed it to the admin, assigning to operations: their acts are the record.
    expect(await seersFor('operations', leadId)).toEqual(['admin', 'operations', 'seller']);
    await link();
    const [entry] = await entriesFor('operations', { subject: leadId });
    expect(entry).toMatchObject({
      kind: 'contact',
      actor: { name: 'seller' },
      text: 'Saw the customer’s contact.',
    });
  });

  test('another day is another sight', async () => {
    const leadId = await acceptedLead({ partner: first, who: 'admin' });
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(24 * hourMs);
    try {
      expect((await as('admin', leads.readLead, { params: { leadId } })).status).toBe(200);
    } finally {
      delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
    }
    expect(await seersFor('admin', leadId)).toEqual(['admin', 'admin']);
  });

  test('a partner’s admin reads of its own people, and of no lead of others', async () => {
    const leadId = await acceptedLead({ partner: first, who: 'admin' });
    await as('manager', leads.readLead, { params: { leadId } });
    expect(await seersFor('admin', leadId)).toEqual(['admin']);
    const foreign = await as('rival', listSights, { params: { leadId } });
    const missing = await as('rival', listSights, { params: { leadId: newId('lead') } });
    expect([foreign.status, { ...foreign.body, instance: '' }]).toEqual([
      404,
      { ...missing.body, instance: '' },
    ]);
  });

  test('a list that shows a partner its contacts is on record like a reading', async () => {
    const leadId = await acceptedLead({ partner: second, who: 'rival' });
    await join('helper', second.id, 'partner-seller');
    const { body } = await as('helper', leads.listLeads);
    const [lead] = body['items'] as { id: string; customer: { contactEmail: string | null } }[];
    expect(lead).toMatchObject({ id: leadId, customer: { contactEmail: 'lina@noor.example' } });
    expect(await seersFor('rival', leadId)).toEqual(['helper', 'rival']);
    const before = (await database.items()).length;
    await as('helper', leads.listLeads);
    expect((await database.items()).length).toBe(before);
  });

  test('of a registration is on record too, for the vendor alone, and named where acts are listed', async () => {
    const rooms = await loadRooms();
    const inRoom = (who: string, route: AnyRoute, rest: Rest = {}): Promise<TestAnswer> =>
      rooms.call({ route, token: tokens.get(who), ...rest });
    const product = await inRoom('operations', createProduct, {
      body: { name: 'Sights Pro', family: 'Sights' },
    });
    const consentToContact = { given: true, basis: 'consent', source: 'meeting', date: '2026-11-01' };
    const begun = await inRoom('admin', createDeal, {
      body: {
        company: { name: 'Heronsgate Foundry', country: 'AE' },
        contact: { name: 'Rana', email: 'rana@heronsgate.example' },
        consentToContact,
        productId: product.body['id'],
        value: { amount: '9000.00', currency: 'AED' },
        expectedCloseOn: '2099-01-31',
      },
    });
    const dealId = String(begun.body['id']);
    const params = { dealId };
    const seers = async (who: string): Promise<unknown> => {
      const { status, body } = await as(who, listDealSights, { params });
      return status === 200 ? (body['items'] as Sight[]).map(({ actor }) => actor.name) : status;
    };
    // A draft is nobody's but its partner's.
    expect(await seers('operations')).toBe(404);
    expect((await inRoom('admin', submitDeal, { params, body: {} })).status).toBe(200);
    expect(await seers('operations')).toEqual([]);
    await inRoom('operations', readDeal, { params });
    await inRoom('operations', readDeal, { params });
    expect(await seers('operations')).toEqual(['operations']);
    for (const who of ['admin', 'rival']) expect(await seers(who)).toBe(403);
    await link();
    const entries = await entriesFor('operations', { subject: dealId });
    expect(entries.map(({ kind, subjectName }) => [kind, subjectName])).toEqual(
      expect.arrayContaining([
        ['deal', 'Heronsgate Foundry'],
        ['contact', 'Heronsgate Foundry'],
      ]),
    );
    const own = await entriesFor('admin', { kind: 'deal' });
    expect(own.find(({ subject }) => subject === dealId)?.subjectName).toBe('Heronsgate Foundry');
  });

  test('nobody who was shown no contact is on record', async () => {
    const leadId = await acceptedLead({ partner: first, who: 'admin' });
    const before = await sights(leadId);
    const found = await as('seller', leads.listLeads, { query: { q: 'noor' } });
    expect((found.body['items'] as { id: string }[]).map(({ id }) => id)).toContain(leadId);
    expect(JSON.stringify(found.body)).not.toContain('lina@noor.example');
    const listed = await as('operations', leads.listLeads);
    expect(JSON.stringify(listed.body)).not.toContain('lina@noor.example');
    for (const who of ['viewer', 'rival']) await as(who, leads.readLead, { params: { leadId } });
    expect(await sights(leadId)).toBe(before);
  });
});
