import * as contract from '@rafiq/shared/leads/contract.ts';
import { explainLead } from '@rafiq/shared/leads/decision-contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { placeLead } from './place-lead.ts';
import { findLead } from './store/lead-store.ts';
import { handler as expireOffers } from './workers/expire-offers.ts';

let api: TestApi;
let first: Partner;
let second: Partner;

const at = () => new Date().toISOString();
const system = () =>
  ({ at: at(), by: { kind: 'system', id: 'test', organisation: null }, requestId: newId('event') }) as const;

const plainPartner = {
  kind: 'reseller',
  tier: 'gold',
  tags: [] as string[],
  country: 'AE',
  address: {},
  specialisations: {},
  weight: 1,
} as const;

beforeAll(async () => {
  api = await startTestApi();
  const made = [];
  for (const name of ['Al Manara Systems', 'Gulf Networks']) {
    made.push(
      await createPartner(
        { ...plainPartner, name, capacity: { maxOpen: name === 'Gulf Networks' ? 3 : null } },
        system(),
        newId,
      ),
    );
  }
  [first, second] = made.map(({ partner }) => partner) as [Partner, Partner];
  for (const [subject, organisation, role] of [
    ['operations', 'vendor', 'channel-operations'],
    ['manager', 'vendor', 'channel-manager'],
    ['viewer', 'vendor', 'viewer'],
    ['first', first.id, 'partner-admin'],
    ['second', second.id, 'partner-seller'],
  ] as const) {
    await api.join(subject, { organisation, role });
  }
});

afterAll(() => api.stop());

const as: TestApi['as'] = (...asked) => api.as(...asked);

const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
let counter = 0;
async function submit(over: Record<string, unknown> = {}): Promise<string> {
  counter += 1;
  const { body, status } = await as('operations', contract.submitLead, {
    body: {
      company: {
        name: `نور للتجارة ${counter}`,
        country: 'AE',
        city: 'Dubai',
        industry: 'retail',
        employees: 120,
      },
      contact: { name: 'Lina Haddad', email: 'lina@noor.example', phone: '+971 4 555 0173' },
      consentToShare: consent,
      consentToContact: consent,
      ...over,
    },
  });
  expect(status).toBe(201);
  return String(body['id']);
}

/** Submits and places a lead; answers it with the partner it was offered to. */
async function offeredLead(): Promise<{
  leadId: string;
  offerId: string;
  holder: 'first' | 'second';
  other: 'first' | 'second';
}> {
  const leadId = await submit();
  const pending = await findLead(leadId);
  if (pending === undefined) throw new Error('not recorded');
  await placeLead(pending, system());
  const lead = await findLead(leadId);
  if (lead?.state.substatus !== 'offered') throw new Error(`not offered but ${lead?.state.substatus}`);
  const holder = lead.state.partnerId === first.id ? 'first' : 'second';
  return { leadId, offerId: lead.state.offerId, holder, other: holder === 'first' ? 'second' : 'first' };
}

describe('a move that says which version it was decided on', () => {
  const startedLead = async () => {
    const { leadId, offerId, holder } = await offeredLead();
    const accepted = await as(holder, contract.acceptOffer, { params: { offerId }, body: {} });
    return { leadId, holder, etag: accepted.headers['etag'] ?? '' };
  };

  test('counts on that version, and is refused on any other with nothing changed', async () => {
    const { leadId, holder, etag } = await startedLead();
    const move = (headers: Record<string, string>) =>
      as(holder, contract.contactLead, { params: { leadId }, body: { channel: 'call' }, headers });
    for (const older of ['"0"', '"999"', '*', `W/${etag}`]) {
      const refused = await move({ 'if-match': older });
      expect([older, refused.status, refused.body['code']]).toEqual([older, 412, 'stale']);
    }
    expect((await findLead(leadId))?.state.substatus).toBe('accepted');
    expect((await move({ 'if-match': etag })).status).toBe(200);
    expect((await move({ 'if-match': etag })).status).toBe(412);
    // Whoever says nothing decides on the lead as it is.
    expect((await move({})).status).toBe(200);
  });

  test('gets its first answer again under its key, although the version has moved on by it', async () => {
    const { leadId, holder, etag } = await startedLead();
    const headers = { 'if-match': etag, 'idempotency-key': 'on-the-road' };
    const disqualify = () =>
      as(holder, contract.disqualifyLead, { params: { leadId }, body: { reason: 'no-need' }, headers });
    const first = await disqualify();
    expect(first.status).toBe(200);
    expect(await disqualify()).toMatchObject({ status: 200, body: first.body });
  });
});

describe('the thread from a lead to its end', () => {
  test('is placed, offered without the customer, accepted with it, worked and converted', async () => {
    const { leadId, offerId, holder, other } = await offeredLead();
    const seen = await as(holder, contract.readLead, { params: { leadId } });
    expect(seen.status).toBe(200);
    expect(seen.body['view']).toBe('offered');
    expect(JSON.stringify(seen.body)).not.toContain('lina@noor.example');
    expect(JSON.stringify(seen.body)).not.toContain('نور');
    expect((await as(other, contract.readLead, { params: { leadId } })).status).toBe(404);
    const offers = await as(holder, contract.listOffers);
    expect((offers.body['items'] as { id: string }[]).map(({ id }) => id)).toContain(offerId);

    const accepted = await as(holder, contract.acceptOffer, { params: { offerId }, body: {} });
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({
      view: 'partner',
      substatus: 'accepted',
      customer: { contactEmail: 'lina@noor.example' },
    });
    for (const [route, body, substatus] of [
      [contract.contactLead, { channel: 'call', note: 'اتصلت بها' }, 'contacted'],
      [contract.qualifyLead, {}, 'qualified'],
      [contract.convertLead, { value: { amount: '12500.00', currency: 'AED' } }, 'converted'],
    ] as const) {
      const done = await as(holder, route, { params: { leadId }, body });
      expect([done.status, done.body['substatus']]).toEqual([200, substatus]);
    }
    const own = await as(holder, contract.readTimeline, { params: { leadId } });
    expect((own.body['items'] as { type: string }[]).map(({ type }) => type.split('.')[3])).toEqual([
      'converted',
      'qualified',
      'contacted',
      'accepted',
      'offered',
    ]);
    const whole = await as('operations', contract.readTimeline, { params: { leadId } });
    expect((whole.body['items'] as unknown[]).length).toBe(6);
    const why = await as('operations', explainLead, { params: { leadId } });
    expect(why.body).toMatchObject({ strategy: 'fair-share', outcome: 'offered', steps: expect.any(Array) });
    const found = await as(holder, contract.listLeads, { query: { q: 'نور' } });
    expect((found.body['items'] as { id: string }[]).map(({ id }) => id)).toContain(leadId);
  });

  test('goes in turns between partners of the same weight', async () => {
    const holders = [];
    for (let index = 0; index < 4; index += 1) {
      const { offerId, holder } = await offeredLead();
      holders.push(holder);
      await as(holder, contract.declineOffer, { params: { offerId }, body: { reason: 'unable-to-support' } });
    }
    // Declines give the turn back, so the levels stay as they were and the longest waiting comes first.
    expect(new Set(holders).size).toBe(2);
  });
});

describe('refusals change nothing', () => {
  test('a lead that was received in days to come, while another zone’s evening is no future', async () => {
    const submit = (inHours: number) =>
      as('operations', contract.submitLead, {
        body: {
          ...(contract.submitLead.example.body as object),
          receivedAt: new Date(Date.now() + inHours * 3_600_000).toISOString(),
        },
      });
    const refused = await submit(25);
    expect([refused.status, refused.body['errors']]).toMatchObject([
      400,
      [{ pointer: '/receivedAt', code: 'not-received-yet' }],
    ]);
    expect((await submit(14)).status).toBe(201);
  });

  test('a declined offer cannot be accepted, and its lead goes on without that partner', async () => {
    const { leadId, offerId, holder } = await offeredLead();
    const other = await as(holder, contract.declineOffer, { params: { offerId }, body: { reason: 'other' } });
    expect([other.status, other.body['code']]).toEqual([400, 'invalid-request']);
    const declined = await as(holder, contract.declineOffer, {
      params: { offerId },
      body: { reason: 'other', note: 'Not our field' },
    });
    expect(declined.body).toMatchObject({ status: 'declined', declineReason: 'other' });
    const late = await as(holder, contract.acceptOffer, { params: { offerId }, body: {} });
    expect([late.status, late.body['code']]).toEqual([409, 'offer-no-longer-open']);
    const lead = await findLead(leadId);
    expect(lead?.refusedBy).toHaveLength(1);
    if (lead !== undefined) await placeLead(lead, system());
    const again = await findLead(leadId);
    expect(again?.state.substatus === 'offered' && again.state.partnerId).not.toBe(lead?.refusedBy[0]);
  });

  test('whoever is offered a lead, and accepts it, cannot count who had it before', async () => {
    const { leadId, offerId, holder, other } = await offeredLead();
    const seenFirst = await as(holder, contract.readLead, { params: { leadId } });
    await as(holder, contract.declineOffer, { params: { offerId }, body: { reason: 'unable-to-support' } });
    const returned = await findLead(leadId);
    if (returned === undefined) throw new Error('gone');
    await placeLead(returned, system());
    const seenNext = await as(other, contract.readLead, { params: { leadId } });
    expect(seenNext.body).toMatchObject({ view: 'offered', version: seenFirst.body['version'] });
    expect(seenNext.headers['etag']).toBe(seenFirst.headers['etag']);
    const offer = seenNext.body['offer'] as { id: string };
    const accepted = await as(other, contract.acceptOffer, { params: { offerId: offer.id }, body: {} });
    expect(accepted.body).toMatchObject({ view: 'partner', version: 2 });
    const vendor = await as('operations', contract.readLead, { params: { leadId } });
    expect(vendor.body['version']).toBe(5);
  });

  test('an offer whose clock has run out answers 410, before and after the sweeper', async () => {
    const { leadId, offerId, holder } = await offeredLead();
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(30 * 86_400_000);
    try {
      const token = await api.issuer.accessToken(holder, { exp: Math.floor(Date.now() / 1000) + 60 });
      const ask = () => api.rooms.call({ route: contract.acceptOffer, token, params: { offerId }, body: {} });
      expect([(await ask()).status, (await ask()).body['code']]).toEqual([410, 'offer-expired']);
      await expireOffers({}, { getRemainingTimeInMillis: () => 10_000 } as never);
      expect((await findLead(leadId))?.state.substatus).toBe('pending');
      expect((await ask()).status).toBe(410);
    } finally {
      delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
    }
  });

  test('malformed, unknown, wrong and foreign input is named field by field', async () => {
    const before = (await api.database.items()).length;
    const cases: [string, AnyRoute, Parameters<typeof as>[2], number, string][] = [
      ['operations', contract.submitLead, { body: '{' }, 400, 'malformed-json'],
      ['operations', contract.submitLead, { body: { company: {}, owner: 'me' } }, 400, 'invalid-request'],
      [
        'operations',
        contract.submitLead,
        { body: 'x', headers: { 'content-type': 'text/plain' } },
        415,
        'unsupported-media-type',
      ],
      ['operations', contract.readLead, { params: { leadId: newId('lead') } }, 404, 'not-found'],
      ['operations', contract.readLead, { params: { leadId: 'nonsense' } }, 400, 'invalid-request'],
      ['first', contract.submitLead, { body: {} }, 403, 'forbidden'],
      ['viewer', publishPolicy, { body: {} }, 403, 'forbidden'],
      ['first', contract.listLeads, { query: { cursor: 'abc.def' } }, 400, 'invalid-cursor'],
      ['operations', contract.listLeads, { query: { sort: '-updatedAt' } }, 400, 'invalid-request'],
    ];
    for (const [who, route, rest, status, code] of cases) {
      const answer = await as(who, route, rest);
      expect([route.id, answer.status, answer.body['code']]).toEqual([route.id, status, code]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    const faults = await as('operations', contract.submitLead, {
      body: { company: {}, owner: 'me' },
      headers: { 'accept-language': 'fa' },
    });
    expect(faults.body['errors']).toEqual(
      expect.arrayContaining([
        { pointer: '/consentToShare', code: 'required', detail: 'این فیلد لازم است.' },
        { pointer: '/owner', code: 'unknown-field', detail: 'این فیلد اینجا شناخته نیست.' },
      ]),
    );
    const nameless = await as('operations', contract.submitLead, {
      body: { company: {}, consentToShare: consent, consentToContact: consent },
    });
    expect(nameless.body['errors']).toMatchObject([{ pointer: '/company/name', code: 'required' }]);
    expect((await api.database.items()).length).toBe(before);
  });

  test('a lead of nobody yet known is taken by its reference, without an account, and set aside with its reason', async () => {
    const externalRef = { source: 'marketing', id: 'mql-1' };
    const leadId = await submit({ company: {}, contact: undefined, externalRef });
    expect(await submit({ company: {}, contact: undefined, externalRef })).toBe(leadId);
    const lead = await findLead(leadId);
    if (lead === undefined) throw new Error('The lead is gone');
    await placeLead(lead, system());
    expect(await findLead(leadId)).toMatchObject({
      customer: { companyName: null, accountId: null },
      state: { substatus: 'unplaced', reason: { code: 'unplaced.no-country' } },
    });
    const read = await as('operations', contract.readLead, { params: { leadId } });
    expect(read.body).toMatchObject({ customer: { companyName: null } });
  });

  test('a lead without consent to share is set aside and cannot be assigned', async () => {
    const leadId = await submit({ consentToShare: { ...consent, given: false } });
    expect((await findLead(leadId))?.state.substatus).toBe('unplaced');
    const assigned = await as('operations', contract.assignLead, {
      params: { leadId },
      body: { partnerId: first.id },
    });
    expect([assigned.status, assigned.body['code']]).toEqual([422, 'consent-missing']);
  });

  test('what a source says of a lead has an end', async () => {
    const source = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`column ${index}`, 'x']));
    const { status, body } = await as('operations', contract.submitLead, {
      body: {
        company: { name: 'Wide' },
        consentToShare: consent,
        consentToContact: consent,
        source,
      },
    });
    expect([status, body['code']]).toEqual([400, 'invalid-request']);
    expect(body['errors']).toMatchObject([{ pointer: '/source', code: 'too-many' }]);
  });

  test('a source may call its facts whatever it likes', async () => {
    const source = { constructor: 'Acme', toString: 'x', hasOwnProperty: 'y' };
    const leadId = await submit({ source });
    const read = await as('operations', contract.readLead, { params: { leadId } });
    expect(read.body['source']).toEqual(source);
    expect(
      (await as('operations', contract.withdrawLead, { params: { leadId }, body: { reason: 'other' } }))
        .status,
    ).not.toBe(500);
  });

  test('capacity is binding in the write', async () => {
    const taken = [];
    for (let index = 0; index < 5; index += 1) {
      const leadId = await submit({ company: { name: `Cap ${index}`, country: 'QA' } });
      const answer = await as('operations', contract.assignLead, {
        params: { leadId },
        body: { partnerId: second.id },
      });
      taken.push(answer.status);
    }
    expect(taken).toContain(422);
  });
});

describe('idempotency', () => {
  test('the same key has one effect and the same answer; another body is refused', async () => {
    const body = {
      company: { name: 'Once', country: 'OM' },
      consentToShare: consent,
      consentToContact: consent,
    };
    const headers = { 'idempotency-key': 'key-1' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => as('operations', contract.submitLead, { body, headers })),
    );
    expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    const other = await as('operations', contract.submitLead, {
      body: { ...body, message: 'changed' },
      headers,
    });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused']);
    const long = await as('operations', contract.submitLead, {
      body,
      headers: { 'idempotency-key': 'k'.repeat(256) },
    });
    expect([long.status, long.body['code']]).toEqual([400, 'invalid-idempotency-key']);
  });

  test('references that are written alike together are two', async () => {
    const one = await submit({ externalRef: { source: 'crm#eu', id: '7' } });
    expect(await submit({ externalRef: { source: 'crm', id: 'eu#7' } })).not.toBe(one);
  });

  test('the same external reference answers the lead it already made', async () => {
    const body = { externalRef: { source: 'crm', id: '1C1I7A6R' } };
    const [one, two] = [await submit(body), await submit(body)];
    expect(two).toBe(one);
  });
});

test('a channel manager learns nothing of a partner beyond its portfolio, not even how much there is', async () => {
  const query = { partnerId: first.id, limit: '1' };
  const all = await as('operations', contract.listLeads, { query });
  expect(all.body['nextCursor']).not.toBeNull();
  expect((await as('manager', contract.listLeads, { query })).body).toEqual({ items: [], nextCursor: null });
});

describe('the pool', () => {
  test('a published policy sends leads there, and of many claims one wins', async () => {
    const policy = await as('operations', readPolicy);
    const version = Number(policy.body['version']);
    const document = { ...(policy.body['document'] as Record<string, unknown>), strategy: 'pool' };
    const stale = await as('operations', publishPolicy, {
      body: document,
      headers: { 'if-match': `"${version + 5}"` },
    });
    expect(stale.status).toBe(412);
    expect((await as('operations', publishPolicy, { body: document })).status).toBe(428);
    const published = await as('operations', publishPolicy, {
      body: document,
      headers: { 'if-match': `"${version}"` },
    });
    expect([published.status, published.body['version']]).toEqual([200, version + 1]);

    const leadId = await submit();
    const pending = await findLead(leadId);
    if (pending !== undefined) await placeLead(pending, system());
    const pool = await as('first', contract.listPool);
    expect((pool.body['items'] as { leadId: string }[]).map((entry) => entry.leadId)).toContain(leadId);
    expect(JSON.stringify(pool.body)).not.toContain('نور');
    const claims = await Promise.all(
      Array.from({ length: 16 }, () => as('first', contract.claimLead, { params: { leadId }, body: {} })),
    );
    expect(claims.filter(({ status }) => status === 200)).toHaveLength(1);
    const losers = claims.filter(({ status }) => status !== 200);
    expect(
      losers.every(({ status, body }) => status === 409 && body['code'] === 'lead-already-claimed'),
    ).toBe(true);
  });

  test('whoever has joined another partner since they were last seen claims for that one', async () => {
    const pooled = async () => {
      const leadId = await submit();
      const pending = await findLead(leadId);
      if (pending !== undefined) await placeLead(pending, system());
      return leadId;
    };
    await api.admit('mover');
    const claimOf = async (organisation: string) => {
      await addMember('mover', { organisation, role: 'partner-admin' });
      const leadId = await pooled();
      expect((await as('mover', contract.claimLead, { params: { leadId }, body: {} })).status).toBe(200);
      return (await findLead(leadId))?.state;
    };
    const { partner: next } = await createPartner(
      { ...plainPartner, name: 'Dune Systems', capacity: { maxOpen: null } },
      system(),
      newId,
    );
    expect(await claimOf(first.id)).toMatchObject({ substatus: 'accepted', partnerId: first.id });
    expect(await claimOf(next.id)).toMatchObject({ substatus: 'accepted', partnerId: next.id });
  });

  test('a claim is one reading and one transaction', async () => {
    const leadId = await submit();
    const pending = await findLead(leadId);
    if (pending !== undefined) await placeLead(pending, system());
    const { sent, stop } = sentCommands();
    const claimed = await as('first', contract.claimLead, { params: { leadId }, body: {} });
    stop();
    expect([claimed.status, sent]).toEqual([200, ['BatchGetItemCommand', 'TransactWriteItemsCommand']]);
  });
});
