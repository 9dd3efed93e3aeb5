/** Saved views against the real database: whose they are, who changes them, and what a list opens with. */
import {
  createView,
  listViews,
  readView,
  setDefaultView,
  updateView,
  type SavedView,
} from '@rafiq/shared/views/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, type TestRequest } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { handler } from './api.ts';

let database: TestDatabase;
let issuer: TestIssuer;
const tokens = new Map<string, string>();

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  for (const [name, role] of [
    ['operations', 'channel-operations'],
    ['manager', 'channel-manager'],
    ['other', 'channel-manager'],
  ] as const) {
    await addMember(name, { organisation: 'vendor', role });
    tokens.set(name, await issuer.accessToken(name));
  }
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const as = (who: string, request: Omit<TestRequest, 'token'>) =>
  call(handler, { ...request, token: tokens.get(who) });
const save = async (who: string, over: object = {}): Promise<SavedView> => {
  const body = { list: 'leads', name: 'Emirates', query: 'country=AE&sort=receivedAt', ...over };
  return (await as(who, { route: createView, body })).body as unknown as SavedView;
};
const listed = async (who: string, list = 'leads'): Promise<SavedView[]> =>
  (await as(who, { route: listViews, query: { list } })).body['items'] as SavedView[];
const patch = (who: string, { id, version }: SavedView, body: object) =>
  as(who, { route: updateView, params: { viewId: id }, headers: { 'if-match': `"${version}"` }, body });
const names = (views: SavedView[]) => views.map(({ name }) => name);

test('one’s own views are one’s own, the team’s are everyone’s', async () => {
  const own = await save('manager', { name: 'Mine', list: 'partners' });
  await save('operations', { name: 'Ours', list: 'partners', shared: true });
  expect(names(await listed('manager', 'partners'))).toEqual(['Mine', 'Ours']);
  expect(names(await listed('other', 'partners'))).toEqual(['Ours']);
  expect((await as('other', { route: readView, params: { viewId: own.id } })).body['code']).toBe('not-found');
  expect((await patch('operations', own, { name: 'Taken' })).body['code']).toBe('not-found');
});

test('only operations share a view and change a shared one', async () => {
  const refused = await as('manager', {
    route: createView,
    body: { list: 'leads', name: 'Ours', query: '', shared: true },
  });
  expect(refused.body['code']).toBe('forbidden');
  const shared = await save('operations', { name: 'Team', shared: true });
  expect((await patch('manager', shared, { removed: true })).body['code']).toBe('forbidden');
  expect((await patch('operations', shared, { name: 'Whole team' })).body['name']).toBe('Whole team');
});

test('a view is renamed, removed and restored, each over the version that was read', async () => {
  const view = await save('other');
  const renamed = (await patch('other', view, { name: 'UAE' })).body as unknown as SavedView;
  expect((await patch('other', view, { name: 'Stale' })).body['code']).toBe('stale');
  const removed = (await patch('other', renamed, { removed: true })).body as unknown as SavedView;
  expect(names(await listed('other'))).not.toContain('UAE');
  await patch('other', removed, { removed: false });
  expect(names(await listed('other'))).toContain('UAE');
});

test('a list opens with one view for each person', async () => {
  const [first, second] = [await save('manager', { name: 'A' }), await save('manager', { name: 'B' })];
  const choose = (id: string, isDefault: boolean) =>
    as('manager', { route: setDefaultView, params: { viewId: id }, body: { isDefault } });
  const defaults = async (who: string) =>
    (await listed(who)).filter(({ isDefault }) => isDefault).map(({ id }) => id);
  await choose(first.id, true);
  await choose(second.id, true);
  expect([await defaults('manager'), await defaults('other')]).toEqual([[second.id], []]);
  await choose(first.id, false);
  expect(await defaults('manager')).toEqual([second.id]);
  await choose(second.id, false);
  expect(await defaults('manager')).toEqual([]);
});

test.each(['//evil.example', 'a=1#x', 'a=<b>', 'a=1\nb=2', '?a=1', 'x'.repeat(1001)])(
  'a query that is none is refused: %j',
  async (query) => {
    const answer = await as('manager', { route: createView, body: { list: 'leads', name: 'X', query } });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-request']);
  },
);

test('no more than fifty of one list', async () => {
  for (let made = 0; made < 50; made += 1) await save('other', { list: 'accounts', name: `View ${made}` });
  const refused = await as('other', {
    route: createView,
    body: { list: 'accounts', name: 'One more', query: '' },
  });
  expect(refused.body).toMatchObject({
    code: 'invalid-request',
    errors: [{ pointer: '/name', code: 'too-many' }],
  });
});
