/** Invitations as the people who send and use them meet them. */
import {
  bindSession,
  changeRole,
  inviteMember,
  invitePartnerAdmin,
  listPartnerMembers,
  readMe,
  reinviteMember,
  reinvitePartnerAdmin,
  removeMember,
  withdrawInvitation,
} from '@rafiq/shared/identity/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { call, type TestAnswer } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { signIn } from '../../test/fixtures/sign-in.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { handler } from './api.ts';
import { invitationWrites } from './index.ts';

const dayMs = 86_400_000;
let database: TestDatabase;
let issuer: TestIssuer;
let operations: string;
let ours: { id: string; admin: string };
let theirs: { id: string; admin: string };

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  const email = 'operations@vendor.example';
  const first = { email, organisation: 'vendor', role: 'channel-operations', userId: newId('user') } as const;
  await commit(system(), { writes: invitationWrites(first), events: [], answer: null });
  operations = await signIn(issuer, email);
  ours = await found('Manara');
  theirs = await found('Sahel');
});
afterEach(() => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

async function found(name: string): Promise<{ id: string; admin: string }> {
  const adminEmail = `admin@${name.toLowerCase()}.example`;
  const input = {
    name,
    country: 'AE',
    kind: 'reseller',
    tier: 'silver',
    weight: 1,
    tags: [],
    address: {},
    specialisations: {},
    capacity: {},
    adminEmail,
  } as const;
  const { partner } = await createPartner({ ...input, tags: [] }, system(), newId);
  return { id: partner.id, admin: await signIn(issuer, adminEmail) };
}

const send = (token: string, route: AnyRoute, params: Record<string, string> = {}, body: unknown = {}) =>
  call(handler, {
    route,
    token,
    params,
    ...(route.method === 'GET' ? {} : { body }),
    headers: { 'idempotency-key': newId('event') },
  });

const invite = (token: string, email: string, role = 'partner-seller'): Promise<TestAnswer> =>
  send(token, inviteMember, {}, { email, role });

async function join(email: string, invitation?: string): Promise<string> {
  const [token, idToken] = await Promise.all([issuer.accessToken(email), issuer.idToken(email, email)]);
  const body = { idToken, ...(invitation === undefined ? {} : { invitation }) };
  const answer = await send(token, bindSession, {}, body);
  return `${answer.status} ${String(answer.body['code'] ?? '')}`.trim();
}

/** What the notices room hears of invitations to this person. */
const heardOf = async (userId: unknown) =>
  (await database.items())
    .flatMap((item) => (item['kind'] === 'event' ? [item['event'] as Record<string, unknown>] : []))
    .filter(({ subject, type }) => subject === userId && /\.(re)?invited\.v1$/.test(String(type)));

describe('an invitation', () => {
  it('works for fourteen days, is told without its address, and can be sent again', async () => {
    const invited = await invite(ours.admin, 'late@manara.example');
    const id = String(invited.body['id']);
    const { sentAt, expiresAt, expired } = invited.body['invitation'] as Record<string, string>;
    expect(Date.parse(String(expiresAt)) - Date.parse(String(sentAt))).toBe(14 * dayMs);
    expect(expired).toBe(false);

    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(14 * dayMs);
    expect(await join('late@manara.example', `${id}.1`)).toBe('410 invitation-expired');
    const again = await send(ours.admin, reinviteMember, { memberId: id });
    expect(again).toMatchObject({ status: 200, body: { id, invitation: { expired: false } } });
    expect(await join('late@manara.example', `${id}.1`)).toBe('410 invitation-no-longer-valid');
    expect(await join('late@manara.example', `${id}.2`)).toBe('200');
    expect(await join('late@manara.example', `${id}.2`)).toBe('200');

    const data = { userId: id, organisation: ours.id, role: 'partner-seller', byMail: true };
    expect(await heardOf(id)).toMatchObject([
      { type: 'rafiq.identity.member.invited.v1', version: 1, data },
      { type: 'rafiq.identity.member.reinvited.v1', version: 2, data },
    ]);
    expect(JSON.stringify(await heardOf(id))).not.toContain('late@');
  });

  it('is refused once it was withdrawn, and may be made anew', async () => {
    const { body } = await invite(ours.admin, 'undone@manara.example');
    expect(await send(ours.admin, withdrawInvitation, { memberId: String(body['id']) })).toMatchObject({
      status: 200,
      body: { status: 'removed', invitation: null },
    });
    expect(await join('undone@manara.example')).toBe('410 invitation-no-longer-valid');
    expect((await invite(ours.admin, 'undone@manara.example')).status).toBe(201);
    expect(await join('undone@manara.example')).toBe('200');
  });

  it('of one partner says nothing of another, and the link decides which one is meant', async () => {
    const wanted = await invite(theirs.admin, 'wanted@people.example');
    const also = await invite(ours.admin, 'wanted@people.example');
    expect([wanted.status, also.status]).toEqual([201, 201]);
    expect(await join('wanted@people.example', `${String(wanted.body['id'])}.1`)).toBe('200');
    const me = await call(handler, {
      route: readMe,
      token: await issuer.accessToken('wanted@people.example'),
    });
    expect(me.body['organisation']).toMatchObject({ id: theirs.id });
    // Whoever is a member elsewhere is invited all the same: the answer must not tell.
    expect((await invite(ours.admin, 'admin@sahel.example')).status).toBe(201);
    expect(await invite(operations, 'admin@sahel.example', 'viewer')).toMatchObject({
      status: 409,
      body: { code: 'already-exists', errors: [{ pointer: '/email' }] },
    });
  });

  it('takes nobody to a rival that invited the same person, before or after', async () => {
    const wanted = await invite(ours.admin, 'contested@people.example');
    expect((await invite(theirs.admin, 'contested@people.example')).status).toBe(201);
    expect(await join('contested@people.example')).toBe('409 several-invitations');
    expect(await join('contested@people.example', `${String(wanted.body['id'])}.1`)).toBe('200');
    const token = await issuer.accessToken('contested@people.example');
    expect((await call(handler, { route: readMe, token })).body['organisation']).toMatchObject({
      id: ours.id,
    });
  });

  it('of a partner keeps the vendor from inviting nobody', async () => {
    await invite(theirs.admin, 'newcomer@vendor.example');
    await invite(theirs.admin, 'founder@manara.example');
    const own = await invite(operations, 'newcomer@vendor.example', 'viewer');
    expect(own.status).toBe(201);
    const email = { email: 'founder@manara.example' };
    expect((await send(operations, invitePartnerAdmin, { partnerId: ours.id }, email)).status).toBe(201);
    expect(await join('newcomer@vendor.example', `${String(own.body['id'])}.1`)).toBe('200');
  });

  it('still works by its link when its role was changed meanwhile', async () => {
    const { body } = await invite(ours.admin, 'raised@manara.example');
    const memberId = String(body['id']);
    await send(ours.admin, changeRole, { memberId }, { role: 'partner-admin' });
    expect(await join('raised@manara.example', `${memberId}.1`)).toBe('200');
  });

  it('lets a person change sides only after it was removed where it was', async () => {
    const moved = 'moved@people.example';
    const { body } = await invite(ours.admin, moved);
    expect(await join(moved)).toBe('200');
    await invite(theirs.admin, moved);
    expect(await join(moved)).toBe('200');
    const organisationNow = async () =>
      (await call(handler, { route: readMe, token: await issuer.accessToken(moved) })).body['organisation'];
    expect(await organisationNow()).toMatchObject({ id: ours.id });
    await send(ours.admin, removeMember, { memberId: String(body['id']) });
    expect(await join(moved)).toBe('200');
    expect(await organisationNow()).toMatchObject({ id: theirs.id });
  });
});

describe('the vendor and a partner’s people', () => {
  it('sees them, and sends for an admin who came with an import', async () => {
    const { partner } = await createPartner(
      {
        name: 'Imported',
        country: 'AE',
        kind: 'reseller',
        tier: 'silver',
        weight: 1,
        tags: [],
        address: {},
        specialisations: {},
        capacity: {},
        adminEmail: 'admin@imported.example',
      },
      system(),
      newId,
    );
    const params = { partnerId: partner.id };
    const { items } = (await send(operations, listPartnerMembers, params)).body as {
      items: { id: string }[];
    };
    const [admin] = items;
    expect(admin).toMatchObject({ invitation: { sentAt: null, expiresAt: null, expired: false } });
    expect(await heardOf(admin?.id)).toMatchObject([{ data: { byMail: false } }]);
    const sent = await send(operations, reinvitePartnerAdmin, { ...params, adminId: String(admin?.id) });
    expect(sent.body['invitation']).toMatchObject({ expired: false });
    expect(await heardOf(admin?.id)).toMatchObject([{ data: { byMail: false } }, { data: { byMail: true } }]);
    expect(await join('admin@imported.example')).toBe('200');
  });

  it('invites admins only, and leaves everyone who has joined to their partner', async () => {
    const params = { partnerId: ours.id };
    const second = await send(operations, invitePartnerAdmin, params, { email: 'second@manara.example' });
    expect(second).toMatchObject({ status: 201, body: { role: 'partner-admin' } });
    const seller = await invite(ours.admin, 'third@manara.example');
    expect(
      await send(operations, reinvitePartnerAdmin, { ...params, adminId: String(seller.body['id']) }),
    ).toMatchObject({ status: 404 });
    expect(await send(operations, removeMember, { memberId: String(seller.body['id']) })).toMatchObject({
      status: 404,
    });
  });
});
