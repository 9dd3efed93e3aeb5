import { bindSession, listMembers, readMe, updateMe } from '@rafiq/shared/identity/contract.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commit, type Change, type Write } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { call, type TestAnswer } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { integratorClient, startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { handler } from './api.ts';
import {
  clientMembershipWrites,
  invitationEvent,
  invitationWrites,
  memberLockWrites,
  organisationWrites,
  type NewInvitation,
} from './index.ts';

let database: TestDatabase;
let issuer: TestIssuer;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

const change = (): Change => ({
  at: new Date().toISOString(),
  by: { kind: 'system', id: 'test', organisation: null },
  requestId: 'test',
});
const write = (writes: Write[]) => commit(change(), { writes, events: [], answer: null });

async function invite(email: string, organisation = 'vendor', role: NewInvitation['role'] = 'viewer') {
  const invitation = { email, organisation, role, userId: newId('user') };
  await commit(change(), {
    writes: invitationWrites(invitation),
    events: [invitationEvent(invitation)],
    answer: null,
  });
  return invitation;
}

async function foundPartner(email: string) {
  const organisation = newId('partner');
  const admin = { email, organisation, role: 'partner-admin' as const, userId: newId('user') };
  await write(organisationWrites({ organisation, name: 'Al Manara', admin }));
  return admin;
}

async function signIn(subject: string, email: string, idClaims = {}): Promise<TestAnswer> {
  const [token, idToken] = await Promise.all([
    issuer.accessToken(subject),
    issuer.idToken(subject, email, idClaims),
  ]);
  return call(handler, { route: bindSession, token, body: { idToken } });
}

it('binds a verified e-mail to its invitation once, and answers who that is from then on', async () => {
  const { userId } = await invite('Lina@Noor.example');
  const first = await signIn('sub-lina', 'lina@noor.example');
  expect(first).toMatchObject({
    status: 200,
    body: { id: userId, role: 'viewer', organisation: { kind: 'vendor', id: null }, version: 2 },
  });
  expect(await signIn('sub-lina', 'lina@noor.example')).toMatchObject({ status: 200, body: first.body });
  expect(await signIn('sub-other', 'lina@noor.example')).toMatchObject({
    status: 409,
    body: { code: 'invitation-already-used' },
  });
});

it('lets one of many simultaneous first sign-ins win', async () => {
  await invite('race@noor.example');
  const subjects = Array.from({ length: 8 }, (_, index) => `sub-race-${index}`);
  const answers = await Promise.all(subjects.map((subject) => signIn(subject, 'race@noor.example')));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
});

it('answers the same person twice at once alike', async () => {
  await invite('twice@noor.example');
  const answers = await Promise.all([1, 2, 3, 4].map(() => signIn('sub-twice', 'twice@noor.example')));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

it('refuses strangers and unverified addresses and leaves nothing behind', async () => {
  await invite('nadia@noor.example');
  const before = await database.items();
  expect(await signIn('sub-x', 'stranger@noor.example')).toMatchObject({
    status: 403,
    body: { code: 'not-a-member' },
  });
  expect(await signIn('sub-x', 'nadia@noor.example', { email_verified: false })).toMatchObject({
    status: 403,
  });
  expect(await signIn('sub-x', 'nadia@noor.example', { aud: integratorClient })).toMatchObject({
    status: 401,
  });
  expect(await signIn('sub-x', 'nadia@noor.example', { sub: 'sub-y' })).toMatchObject({ status: 401 });
  expect(await signIn('sub-x', 'nadia@noor.example', { token_use: 'access' })).toMatchObject({ status: 401 });
  expect(await database.items()).toEqual(before);
});

it('locks everyone of a partner out, bound or not yet, and lets them in again', async () => {
  const admin = await foundPartner('admin@lock.example');
  await invite('seller@lock.example', admin.organisation, 'partner-seller');
  expect(await signIn('sub-lock', 'admin@lock.example')).toMatchObject({ status: 200 });
  const token = await issuer.accessToken('sub-lock');

  await write(await memberLockWrites(admin.organisation, 'suspended'));
  const refused = { status: 403, body: { code: 'partner-suspended' } };
  expect(await call(handler, { route: readMe, token })).toMatchObject(refused);
  expect(await signIn('sub-lock', 'admin@lock.example')).toMatchObject(refused);
  expect(await signIn('sub-seller', 'seller@lock.example')).toMatchObject(refused);

  await write(await memberLockWrites(admin.organisation, 'active'));
  expect(await call(handler, { route: readMe, token })).toMatchObject({ status: 200 });
  expect(await signIn('sub-seller', 'seller@lock.example')).toMatchObject({ status: 200 });
});

it('refuses a lock that overlooked who just came in', async () => {
  const admin = await foundPartner('admin@late.example');
  const writes = await memberLockWrites(admin.organisation, 'suspended');
  await signIn('sub-late', 'admin@late.example');
  await expect(write(writes)).rejects.toMatchObject({ label: 'organisation' });
});

it('keeps one member an e-mail and at most fifty a partner', async () => {
  const admin = await foundPartner('admin@full.example');
  await expect(invite('ADMIN@full.example', admin.organisation, 'partner-seller')).rejects.toMatchObject({
    label: 'invitation',
  });
  for (let index = 1; index < 50; index += 1) {
    await invite(`seller-${index}@full.example`, admin.organisation, 'partner-seller');
  }
  await expect(invite('one-more@full.example', admin.organisation, 'partner-seller')).rejects.toMatchObject({
    label: 'organisation',
  });
});

it('changes preferences of the version that was read', async () => {
  await invite('prefs@noor.example');
  await signIn('sub-prefs', 'prefs@noor.example');
  const token = await issuer.accessToken('sub-prefs');
  const patch = {
    route: updateMe,
    token,
    body: { name: 'Lina Haddad', language: 'ar', calendar: 'persian' },
  };
  expect(await call(handler, patch)).toMatchObject({ status: 428 });
  const changed = await call(handler, { ...patch, headers: { 'if-match': '"2"' } });
  expect(changed).toMatchObject({
    status: 200,
    headers: { etag: '"3"' },
    body: { name: 'Lina Haddad', language: 'ar', calendar: 'persian', version: 3 },
  });
  expect(await call(handler, { ...patch, headers: { 'if-match': '"2"' } })).toMatchObject({ status: 412 });
  expect(await call(handler, { ...patch, headers: { 'if-match': '"3"' } })).toMatchObject({
    status: 200,
    body: { version: 3 },
  });
  const forged = { ...patch, body: { role: 'channel-operations' }, headers: { 'if-match': '"3"' } };
  expect(await call(handler, forged)).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'unknown-field' }] },
  });
});

it('lists the people of the caller’s organisation only', async () => {
  const admin = await foundPartner('admin@list.example');
  await foundPartner('admin@rival.example');
  await invite('seller@list.example', admin.organisation, 'partner-seller');
  await signIn('sub-list', 'admin@list.example');
  await signIn('sub-list-seller', 'seller@list.example');
  const token = await issuer.accessToken('sub-list');
  const page = await call(handler, { route: listMembers, token, query: { limit: '1' } });
  const items = page.body['items'] as { email: string; status: string }[];
  const next = await call(handler, {
    route: listMembers,
    token,
    query: { limit: '1', cursor: String(page.body['nextCursor']) },
  });
  expect(
    [...items, ...(next.body['items'] as typeof items)].map(({ email, status }) => [email, status]),
  ).toEqual([
    ['admin@list.example', 'active'],
    ['seller@list.example', 'active'],
  ]);
  const seller = await issuer.accessToken('sub-list-seller');
  expect(await call(handler, { route: listMembers, token: seller })).toMatchObject({ status: 403 });
  const foreign = { route: listMembers, token: seller, query: { cursor: String(page.body['nextCursor']) } };
  expect(await call(handler, foreign)).toMatchObject({ status: 403 });
});

it('knows a machine client by its id', async () => {
  await write(
    clientMembershipWrites({ clientId: integratorClient, organisation: 'vendor', userId: newId('user') }),
  );
  const token = await issuer.accessToken(integratorClient, { client_id: integratorClient });
  expect(await call(handler, { route: readMe, token })).toMatchObject({
    status: 200,
    body: { role: 'integrator' },
  });
});
