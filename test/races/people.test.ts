/** Changes of people at the same moment: one invitation makes one member, and somebody always remains to manage. */
import {
  bindSession,
  changeRole,
  inviteMember,
  listMembers,
  removeMember,
  withdrawInvitation,
  type Person,
} from '@rafiq/shared/identity/contract.ts';
import { mostOpenInvitations } from '@rafiq/shared/identity/status.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler } from '#functions/identity/api.ts';
import { organisationWrites } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { call, type TestAnswer } from '../fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../fixtures/issuer.ts';
import { signIn } from '../fixtures/sign-in.ts';
import { system } from '../fixtures/world/cast.ts';

const rounds = 20;
let database: TestDatabase;
let issuer: TestIssuer;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

const send = (token: string, route: AnyRoute, params: Record<string, string> = {}, body: unknown = {}) =>
  call(handler, {
    route,
    token,
    params,
    ...(route.method === 'GET' ? {} : { body }),
    headers: { 'idempotency-key': newId('event') },
  });

/** A partner of its own for each round. */
const flood = 10_000;

async function found(name: string): Promise<{ organisation: string; admin: string }> {
  const organisation = newId('partner');
  const email = `${name}@races.example`;
  const admin = { email, organisation, role: 'partner-admin' as const, userId: newId('user') };
  await commit(system(), {
    writes: organisationWrites({ organisation, name, admin }),
    events: [],
    answer: null,
  });
  return { organisation, admin: await signIn(issuer, email) };
}

async function invite(admin: string, email: string, role = 'partner-admin'): Promise<Person> {
  const answer = await send(admin, inviteMember, {}, { email, role });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as unknown as Person;
}

const peopleOf = async (token: string): Promise<Person[]> =>
  (await call(handler, { route: listMembers, token, query: { limit: '100' } })).body['items'] as Person[];

/** What the organisation counts, and how many of its lines are not removed: they must agree. */
async function counted(organisation: string): Promise<{ members: unknown; lines: number; admins: number }> {
  const items = (await database.items()).filter(({ pk }) => pk === `ORG#${organisation}`);
  const lines = items.filter((item) => item['kind'] === 'roll-entry' && item['status'] !== 'removed');
  return {
    members: items.find((item) => item['kind'] === 'organisation')?.['members'],
    lines: lines.length,
    admins: lines.filter((line) => line['status'] === 'active' && line['role'] === 'partner-admin').length,
  };
}

const codeOf = ({ status, body }: TestAnswer): string => `${status} ${String(body['code'] ?? '')}`.trim();

test('two admins who remove or lower each other at once: one stays', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { organisation, admin } = await found(`mutual-${round}`);
    const other = await invite(admin, `other-${round}@races.example`);
    const second = await signIn(issuer, other.email);
    const first = (await peopleOf(admin)).find(({ id }) => id !== other.id);
    if (first === undefined) throw new Error('The first admin is gone');
    const [route, body] =
      round % 2 === 0 ? ([removeMember, {}] as const) : ([changeRole, { role: 'partner-seller' }] as const);
    const answers = await Promise.all([
      send(admin, route, { memberId: other.id }, body),
      send(second, route, { memberId: first.id }, body),
    ]);
    const codes = answers.map(codeOf).sort();
    expect(codes[0]).toBe('200');
    expect(['403 not-a-member', '403 forbidden', '422 last-administrator']).toContain(codes[1]);
    const now = await counted(organisation);
    expect([now.admins, now.members]).toEqual([1, now.lines]);
  }
});

test('one invitation used by many at once makes one member', async () => {
  const { organisation, admin } = await found('bind');
  for (let round = 0; round < rounds; round += 1) {
    const email = `bind-${round}@races.example`;
    const { id } = await invite(admin, email, 'partner-seller');
    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const subject = `${email}-${index}`;
        const token = await issuer.accessToken(subject);
        const idToken = await issuer.idToken(subject, email);
        return send(token, bindSession, {}, { idToken, invitation: `${id}.1` });
      }),
    );
    expect(answers.map(codeOf).sort()).toEqual([
      '200',
      ...Array<string>(7).fill('409 invitation-already-used'),
    ]);
    expect((await send(admin, removeMember, { memberId: id })).status).toBe(200);
  }
  const now = await counted(organisation);
  expect(now.members).toBe(now.lines);
});

test('an invitation that is withdrawn while it is used is either used or withdrawn', async () => {
  const { organisation, admin } = await found('withdraw');
  for (let round = 0; round < rounds; round += 1) {
    const email = `withdraw-${round}@races.example`;
    const { id } = await invite(admin, email, 'partner-seller');
    const token = await issuer.accessToken(email);
    const idToken = await issuer.idToken(email, email);
    const [bound, withdrawn] = await Promise.all([
      send(token, bindSession, {}, { idToken }),
      send(admin, withdrawInvitation, { memberId: id }),
    ]);
    const outcome = [bound, withdrawn].map(codeOf);
    expect([
      ['200', '409 illegal-move'],
      ['410 invitation-no-longer-valid', '200'],
    ]).toContainEqual(outcome);
    const mine = (await peopleOf(admin)).find((person) => person.id === id);
    expect(mine?.status).toBe(bound.status === 200 ? 'active' : undefined);
    if (mine !== undefined) await send(admin, removeMember, { memberId: id });
  }
  const now = await counted(organisation);
  expect(now.members).toBe(now.lines);
});

test('of ten thousand invitations, sixteen at a time, only as many stand as may be open', async () => {
  const { organisation, admin } = await found('flood');
  const codes = new Map<string, number>();
  let left = flood;
  const inviteOn = async (lane: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const body = { email: `flood-${lane}-${left}@races.example`, role: 'partner-seller' };
      const code = codeOf(await send(admin, inviteMember, {}, body));
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, lane) => inviteOn(lane)));
  expect(Object.fromEntries(codes)).toEqual({
    '201': mostOpenInvitations,
    '422 too-many-invitations': flood - mostOpenInvitations,
  });
  const now = await counted(organisation);
  expect([now.members, now.lines]).toEqual([mostOpenInvitations + 1, mostOpenInvitations + 1]);
});

test('the same address invited twice at once is invited once', async () => {
  const { admin } = await found('twins');
  const body = { email: 'twin@races.example', role: 'partner-seller' };
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(admin, inviteMember, {}, body)));
  expect(answers.map(codeOf).sort()).toEqual(['201', ...Array<string>(3).fill('409 already-exists')]);
});
