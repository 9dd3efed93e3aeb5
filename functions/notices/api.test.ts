import * as contract from '@rafiq/shared/notices/contract.ts';
import { kindsFor } from '@rafiq/shared/notices/status.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, type TestAnswer, type TestRequest } from '../../test/fixtures/call.ts';
import { buildNoticeStage, type NoticeStage, type Person } from '../../test/fixtures/notices.ts';
import { digestOf, readState, restoreState, type TableState } from '../../test/fixtures/table-state.ts';
import { handler } from './api.ts';
import type { Tiding } from './domain/notice.ts';
import { giveNotice } from './give-notice.ts';
import { noticeId } from './notice-id.ts';

let stage: NoticeStage;
let start: TableState;

beforeAll(async () => {
  stage = await buildNoticeStage();
  start = await readState(stage.database);
});
beforeEach(() => restoreState(stage.database, start));
afterEach(() => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
});
afterAll(() => stage.stop());

const tiding = (name: string): Tiding => ({
  id: noticeId('mentioned', name, new Date().toISOString()),
  kind: 'mentioned',
  code: 'mentioned',
  params: {},
  facts: { product: name, industry: null, city: null, country: 'AE' },
  until: null,
  about: { place: 'nowhere', id: null },
  clock: null,
});

async function give(person: Person, name: string): Promise<string> {
  const told = tiding(name);
  const reader = { userId: person.userId, organisation: stage.partner.id };
  await giveNotice(told, [reader], { worker: 'test', cause: 'test' });
  return told.id;
}
const ask = (
  person: Person,
  route: AnyRoute,
  rest: Omit<TestRequest, 'route' | 'token'> = {},
): Promise<TestAnswer> =>
  call(handler, { route, token: person.token, ...(route.method === 'GET' ? {} : { body: {} }), ...rest });
const count = async (person: Person) => (await ask(person, contract.countNotices)).body['unread'];
const listed = async (person: Person, query: Record<string, string> = {}) =>
  ((await ask(person, contract.listNotices, { query })).body['items'] as contract.Notice[]).map(
    ({ facts }) => facts,
  );

test('a notice is read once, and counts no more', async () => {
  const { admin } = stage.people;
  await give(admin, 'GTX');
  const id = await give(admin, 'Vega');
  expect(await count(admin)).toBe(2);
  const first = await ask(admin, contract.markNoticeRead, { params: { noticeId: id } });
  expect(first.body).toMatchObject({ id, title: 'You were mentioned', readAt: expect.any(String) as string });
  const again = await ask(admin, contract.markNoticeRead, { params: { noticeId: id } });
  expect(again.body['readAt']).toBe(first.body['readAt']);
  expect(await count(admin)).toBe(1);
  expect(await listed(admin, { status: 'unread' })).toEqual(['\u2068GTX\u2069 · United Arab Emirates']);
  expect(await listed(admin)).toHaveLength(2);
});

test('is put into words when it is read, in the language of whoever reads', async () => {
  const { admin } = stage.people;
  await give(admin, 'GTX');
  const headers = { 'accept-language': 'fa' };
  const { body } = await ask(admin, contract.listNotices, { headers });
  expect((body['items'] as contract.Notice[])[0]).toMatchObject({
    title: 'از شما نام برده شد',
    facts: '\u2068GTX\u2069 · امارات متحدهٔ عربی',
  });
});

test('nobody reads, marks or counts what a colleague or a rival was told', async () => {
  const { admin, seller, rivalAdmin, manager } = stage.people;
  const id = await give(admin, 'GTX');
  const digest = digestOf(await readState(stage.database));
  for (const other of [seller, rivalAdmin, manager]) {
    const answer = await ask(other, contract.markNoticeRead, { params: { noticeId: id } });
    expect([answer.status, answer.body['code']]).toEqual([404, 'not-found']);
    expect([await count(other), await listed(other)]).toEqual([0, []]);
  }
  expect(digestOf(await readState(stage.database))).toBe(digest);
});

test('what was told to somebody as a member of another organisation is not shown any more', async () => {
  const { admin } = stage.people;
  const told = tiding('GTX');
  const elsewhere = { userId: admin.userId, organisation: stage.rival.id };
  await giveNotice(told, [elsewhere], { worker: 'test', cause: 'test' });
  expect([await count(admin), await listed(admin)]).toEqual([0, []]);
  const answer = await ask(admin, contract.markNoticeRead, { params: { noticeId: told.id } });
  expect(answer.status).toBe(404);
});

test('all are marked, also more than one transaction takes, and nobody else’s', async () => {
  const { admin, seller } = stage.people;
  const many = 200;
  for (let index = 0; index < many; index += 1) await give(admin, `P${index}`);
  await give(seller, 'GTX');
  expect(await count(admin)).toBe(contract.mostUnreadCounted);
  expect((await ask(admin, contract.markAllNoticesRead)).body).toEqual({ marked: many });
  expect([await count(admin), await count(seller)]).toEqual([0, 1]);
  expect((await ask(admin, contract.markAllNoticesRead)).body).toEqual({ marked: 0 });
});

test('after ninety days they are gone, whether or not they were deleted', async () => {
  const { admin } = stage.people;
  const id = await give(admin, 'GTX');
  process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(91 * 86_400_000);
  expect([await count(admin), await listed(admin)]).toEqual([0, []]);
  const answer = await ask(admin, contract.markNoticeRead, { params: { noticeId: id } });
  expect(answer.status).toBe(404);
});

test('each side chooses about its own kinds, and is refused those of the other', async () => {
  const { admin, manager } = stage.people;
  for (const [person, side] of [
    [admin, 'partner'],
    [manager, 'vendor'],
  ] as const) {
    const { body } = await ask(person, contract.readNoticePreferences);
    expect((body['mail'] as { kind: string }[]).map(({ kind }) => kind)).toEqual(kindsFor(side));
  }
  const headers = { 'if-match': '"1"' };
  const foreign = await ask(admin, contract.updateNoticePreferences, {
    headers,
    body: { mail: { 'import-ended': true, mentioned: false } },
  });
  expect([foreign.status, foreign.body['errors']]).toEqual([
    400,
    [expect.objectContaining({ pointer: '/mail/import-ended', code: 'unknown-field' })],
  ]);
  const changed = await ask(manager, contract.updateNoticePreferences, {
    headers,
    body: { mail: { 'import-ended': true } },
  });
  expect(changed.body['mail']).toContainEqual({ kind: 'import-ended', on: true });
  const same = await ask(manager, contract.updateNoticePreferences, {
    headers: { 'if-match': '"2"' },
    body: { mail: { 'import-ended': true } },
  });
  expect(same.headers['etag']).toBe('"2"');
});
