import {
  addTimeOff,
  createPartner,
  listPartners,
  readOwnPartner,
  readPartner,
  reinstatePartner,
  removeTimeOff,
  suspendPartner,
  terminatePartner,
  updateOwnPartner,
  updatePartner,
  type Partner,
} from '@rafiq/shared/partners/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationWrites, type NewInvitation } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { call, type TestRequest } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { signIn as signInWith, whoAmI } from '../../test/fixtures/sign-in.ts';
import { handler } from './api.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let operations: string;
let manager: { userId: string; token: string };

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  operations = (await join('operations@noor.example', 'channel-operations')).token;
  manager = await join('manager@noor.example', 'channel-manager');
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

const signIn = (email: string): Promise<string> => signInWith(issuer, email);

/** Makes a member of the vendor. */
async function join(email: string, role: NewInvitation['role']): Promise<{ userId: string; token: string }> {
  const invitation = { email, organisation: 'vendor', role, userId: newId('user') };
  const change = {
    at: new Date().toISOString(),
    by: { kind: 'system', id: 'test', organisation: null },
    requestId: 'test',
  } as const;
  await commit(change, { writes: invitationWrites(invitation), events: [], answer: null });
  return { userId: invitation.userId, token: await signIn(email) };
}

const ask = (route: AnyRoute, token: string, request: Omit<TestRequest, 'route' | 'token'> = {}) =>
  call(handler, { route, token, ...request });
const create = (body: Record<string, unknown>, token = operations) => ask(createPartner, token, { body });
const read = (partnerId: string, token = operations) => ask(readPartner, token, { params: { partnerId } });

async function make(body: Record<string, unknown>): Promise<Partner> {
  const answer = await create({ country: 'AE', ...body });
  expect(answer.status).toBe(201);
  return answer.body as unknown as Partner;
}

async function namesOf(token: string, query: Record<string, string>): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const answer = await ask(listPartners, token, {
      query: { ...query, ...(cursor === null ? {} : { cursor }) },
    });
    expect(answer.status).toBe(200);
    names.push(...(answer.body['items'] as Partner[]).map(({ name }) => name));
    cursor = answer.body['nextCursor'] as string | null;
  } while (cursor !== null);
  return names;
}

describe('creating', () => {
  it('records a partner, its event, and its admin who may sign in', async () => {
    const partner = await make({ name: 'Al Manara Systems', adminEmail: 'admin@almanara.example' });
    expect(partner).toMatchObject({ status: 'active', timeZone: 'Asia/Dubai', version: 1 });
    expect(await read(partner.id)).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: partner });
    const events = (await database.items()).filter(
      (item) => item['pk'] === `PARTNER#${partner.id}` && item['kind'] === 'event',
    );
    expect(events).toMatchObject([
      { event: { type: 'rafiq.partners.partner.created.v1', subject: partner.id } },
    ]);
    expect(JSON.stringify(events)).not.toContain('almanara.example');
    const token = await signIn('admin@almanara.example');
    expect(await whoAmI(token)).toMatchObject({
      body: {
        role: 'partner-admin',
        organisation: { kind: 'partner', id: partner.id, name: 'Al Manara Systems' },
      },
    });
  });

  it('answers the partner an external reference already made, also when asked many times at once', async () => {
    const body = { name: 'Once', country: 'AE', externalRef: { source: 'crm', id: '42' } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(body)));
    expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await namesOf(operations, { q: 'once' })).toEqual(['Once']);
  });

  it('takes as many postal codes as its record can hold', async () => {
    const area = (count: number) => ({
      country: 'AE',
      postalPrefixes: Array.from({ length: count }, (_, index) => `${index}`.padStart(12, 'ب')),
    });
    const territories = (count: number) => Array.from({ length: 10 }, () => area(count));
    await make({ name: 'Wide', territories: territories(200) });
    const refused = await create({
      name: 'Too wide',
      country: 'AE',
      territories: [...territories(200), area(1)],
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/territories', code: 'too-many' }] },
    });
  });

  it('keeps two partners of one name apart', async () => {
    const [one, other] = [await make({ name: 'Twin' }), await make({ name: 'Twin' })];
    expect(one.id).not.toBe(other.id);
    expect(await namesOf(operations, { q: 'twin' })).toEqual(['Twin', 'Twin']);
  });

  it('has one effect for one idempotency key and refuses the key for another request', async () => {
    const headers = { 'idempotency-key': 'make-keyed' };
    const body = { name: 'Keyed', country: 'AE' };
    const answers = await Promise.all([1, 2, 3].map(() => ask(createPartner, operations, { body, headers })));
    expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1);
    const other = await ask(createPartner, operations, { body: { ...body, name: 'Other' }, headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it.each([
    ['a taken e-mail', { name: 'X', country: 'AE', adminEmail: 'Manager@noor.example' }, 409, '/adminEmail'],
    [
      'an unknown product',
      { name: 'X', country: 'AE', specialisations: { products: ['prod_06emzc4q3hw0t8n2k5v7r9p1xd'] } },
      422,
      '/specialisations/products/0',
    ],
    [
      'an unknown manager',
      { name: 'X', country: 'AE', managerId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd' },
      422,
      '/managerId',
    ],
    ['a forged status', { name: 'X', country: 'AE', status: 'terminated' }, 400, '/status'],
    ['a country that is none', { name: 'X', country: 'Emirates' }, 400, '/country'],
  ])('refuses %s and changes nothing', async (_, body, status, pointer) => {
    const before = await database.items();
    expect(await create(body)).toMatchObject({ status, body: { errors: [{ pointer }] } });
    expect(await database.items()).toEqual(before);
  });
});

describe('lists', () => {
  it('finds by words in any spelling, by country, tier and status, page by page', async () => {
    await make({ name: 'شركة الفجر العربي', country: 'OM', tier: 'gold' });
    await make({ name: 'Zeta One', country: 'OM' });
    await make({ name: 'Zeta Two', country: 'OM', tier: 'gold' });
    expect(await namesOf(operations, { q: 'عربی' })).toEqual([]);
    expect(await namesOf(operations, { q: 'العربی' })).toEqual(['شركة الفجر العربي']);
    expect(await namesOf(operations, { country: 'OM', limit: '1' })).toEqual([
      'Zeta One',
      'Zeta Two',
      'شركة الفجر العربي',
    ]);
    expect(await namesOf(operations, { country: 'OM', tier: 'gold', limit: '1' })).toEqual([
      'Zeta Two',
      'شركة الفجر العربي',
    ]);
    expect(await namesOf(operations, { q: 'zeta', tier: 'gold' })).toEqual(['Zeta Two']);
    expect(await namesOf(operations, { country: 'OM', status: 'suspended,terminated' })).toEqual([]);
    expect(await namesOf(operations, { limit: '2' })).toHaveLength(
      (await namesOf(operations, { limit: '100' })).length,
    );
  });

  it('keeps a manager within its portfolio, whatever it asks', async () => {
    const mine = await make({ name: 'Portfolio One', managerId: manager.userId });
    const foreign = await make({ name: 'Portfolio Two' });
    expect(await namesOf(manager.token, {})).toEqual(['Portfolio One']);
    expect(await namesOf(manager.token, { q: 'portfolio' })).toEqual(['Portfolio One']);
    expect(await namesOf(manager.token, { country: 'OM' })).toEqual([]);
    expect(await read(mine.id, manager.token)).toMatchObject({ status: 200 });
    const missing = await read(newId('partner'), manager.token);
    const hidden = await read(foreign.id, manager.token);
    expect({ ...hidden.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    expect(hidden.status).toBe(404);
    const cursor = (await ask(listPartners, operations, { query: { limit: '1' } })).body['nextCursor'];
    expect(
      await ask(listPartners, manager.token, { query: { limit: '1', cursor: String(cursor) } }),
    ).toMatchObject({ status: 400 });
  });
});

describe('changing', () => {
  it('changes the version that was read, follows the name, and tells what changed', async () => {
    const { id } = await make({ name: 'Before Change', adminEmail: 'admin@change.example' });
    const patch = { params: { partnerId: id }, body: { name: 'After Change', tier: 'silver' } };
    expect(await ask(updatePartner, operations, patch)).toMatchObject({ status: 428 });
    const changed = await ask(updatePartner, operations, { ...patch, headers: { 'if-match': '"1"' } });
    expect(changed).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { tier: 'silver', version: 2 },
    });
    expect(await ask(updatePartner, operations, { ...patch, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 412,
    });
    expect(await namesOf(operations, { q: 'before' })).toEqual([]);
    expect(await namesOf(operations, { q: 'after' })).toEqual(['After Change']);
    const token = await signIn('admin@change.example');
    expect(await whoAmI(token)).toMatchObject({
      body: { organisation: { name: 'After Change' } },
    });
    expect(
      (await database.items()).filter((item) => item['pk'] === `PARTNER#${id}` && item['kind'] === 'event'),
    ).toMatchObject([{ event: { version: 1 } }, { event: { version: 2, changed: ['name', 'tier'] } }]);
  });

  it('lets one of two simultaneous edits win', async () => {
    const { id } = await make({ name: 'Contested' });
    const edit = (weight: number) =>
      ask(updatePartner, operations, {
        params: { partnerId: id },
        body: { weight },
        headers: { 'if-match': '"1"' },
      });
    const statuses = (await Promise.all([edit(2), edit(3), edit(4)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412, 412]);
  });

  it('suspends, reinstates and terminates; its people follow at their next request', async () => {
    const { id } = await make({ name: 'Moving', adminEmail: 'admin@moving.example' });
    const token = await signIn('admin@moving.example');
    const move = (route: AnyRoute) =>
      ask(route, operations, { params: { partnerId: id }, body: { reason: 'Under review' } });

    expect(await move(reinstatePartner)).toMatchObject({ status: 409, body: { code: 'illegal-move' } });
    expect(await move(suspendPartner)).toMatchObject({
      status: 200,
      body: { status: 'suspended', version: 2 },
    });
    expect(await ask(readOwnPartner, token)).toMatchObject({
      status: 403,
      body: { code: 'partner-suspended' },
    });
    expect(await move(reinstatePartner)).toMatchObject({ status: 200, body: { status: 'active' } });
    expect(await ask(readOwnPartner, token)).toMatchObject({ status: 200 });
    expect(await move(terminatePartner)).toMatchObject({ status: 200, body: { status: 'terminated' } });
    expect(await ask(readOwnPartner, token)).toMatchObject({ status: 403 });
    expect(await move(suspendPartner)).toMatchObject({ status: 409 });
    const told = (await database.items()).flatMap((item) =>
      item['pk'] === `PARTNER#${id}` && item['kind'] === 'event'
        ? [item['event'] as { type: string; why: string | null }]
        : [],
    );
    expect(told.map(({ type, why }) => [type.split('.')[3], why])).toEqual([
      ['created', null],
      ['suspended', 'Under review'],
      ['reinstated', 'Under review'],
      ['terminated', 'Under review'],
    ]);
  });

  it('is closed to whoever may not', async () => {
    const { id } = await make({ name: 'Closed', adminEmail: 'admin@closed.example' });
    const admin = await signIn('admin@closed.example');
    const request = { params: { partnerId: id }, body: { reason: 'x' } };
    expect(await ask(suspendPartner, manager.token, request)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await ask(suspendPartner, admin, request)).toMatchObject({ status: 403 });
    expect(await ask(listPartners, admin)).toMatchObject({ status: 403 });
    expect(await read(id, admin)).toMatchObject({ status: 403 });
  });
});

describe('a partner’s own organisation', () => {
  it('shows itself without the vendor’s notes', async () => {
    await make({ name: 'Own', adminEmail: 'admin@own.example', tags: ['watch'], managerId: manager.userId });
    const own = await ask(readOwnPartner, await signIn('admin@own.example'));
    expect(own).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { name: 'Own', openLeads: 0 } });
    expect(JSON.stringify(own.body)).not.toMatch(/watch|managerId|externalRef|tags/);
  });

  it('changes its availability and nothing the vendor decides', async () => {
    await make({ name: 'Availability', adminEmail: 'admin@avail.example' });
    const token = await signIn('admin@avail.example');
    const patch = (body: object, version: number) =>
      ask(updateOwnPartner, token, { body, headers: { 'if-match': `"${version}"` } });
    expect(
      await patch({ capacity: { maxOpen: 3 }, holidays: ['2026-12-02', '2026-12-01', '2026-12-02'] }, 1),
    ).toMatchObject({
      status: 200,
      body: { capacity: { maxOpen: 3, maxPerDay: null }, holidays: ['2026-12-01', '2026-12-02'], version: 2 },
    });
    expect(await patch({ weight: 1000 }, 2)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/weight', code: 'unknown-field' }] },
    });

    const added = await ask(addTimeOff, token, { body: { from: '2099-12-24', to: '2099-12-31' } });
    expect(added).toMatchObject({
      status: 201,
      body: { timeOff: [{ from: '2099-12-24', note: null }], version: 3 },
    });
    const [off] = added.body['timeOff'] as { id: string }[];
    const params = { timeOffId: off?.id ?? '' };
    expect(await ask(removeTimeOff, token, { params })).toMatchObject({ status: 200, body: { timeOff: [] } });
    expect(await ask(removeTimeOff, token, { params })).toMatchObject({ status: 404 });
    const past = await ask(addTimeOff, token, { body: { from: '2026-01-01', to: '2026-01-02' } });
    const [over] = past.body['timeOff'] as { id: string }[];
    expect(await ask(removeTimeOff, token, { params: { timeOffId: over?.id ?? '' } })).toMatchObject({
      status: 409,
      body: { code: 'illegal-move' },
    });
    expect(await ask(addTimeOff, token, { body: { from: '2026-12-24', to: '2026-12-23' } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/to', code: 'ends-before-start' }] },
    });
  });
});
