/** Reasons and the channel's name against the real database: who chooses, who is offered what, and what history says. */
import {
  declineOffer,
  disqualifyLead,
  expireLead,
  loseLead,
  readTimeline,
  withdrawLead,
} from '@rafiq/shared/leads/contract.ts';
import { startBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { readMe } from '@rafiq/shared/identity/contract.ts';
import {
  readCalendars,
  readChannel,
  readReasons,
  saveCalendars,
  saveChannel,
  saveReasons,
  type ReasonSettings,
} from '@rafiq/shared/settings/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { restoreState } from '../../test/fixtures/table-state.ts';
import { buildWorld, type World } from '../../test/fixtures/world/world.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => restoreState(world.database, world.start));
afterAll(() => world.stop());

type Who = 'operations' | 'manager' | 'ownAdmin' | 'ownSeller';
const ask = (
  who: Who,
  route: AnyRoute,
  asked: {
    params?: Record<string, string>;
    body?: unknown;
    version?: number;
    language?: string;
    key?: string;
  } = {},
) =>
  world.rooms.call({
    route,
    token: world.actors[who].token,
    headers: {
      ...(asked.version === undefined ? {} : { 'if-match': `"${asked.version}"` }),
      ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
      ...(asked.language === undefined ? {} : { 'accept-language': asked.language }),
    },
    ...(asked.params && { params: asked.params }),
    ...(route.method === 'GET' ? {} : { body: asked.body ?? {} }),
  });
type Move = keyof ReasonSettings['lists'];
const reasonsNow = async (who: Who, language = 'en') =>
  (await ask(who, readReasons, { language })).body as unknown as ReasonSettings;

/** Saves one list with what it is to become. */
async function change(
  move: Move,
  edit: (list: { code?: string; on: boolean; texts?: unknown }[]) => unknown[],
) {
  const { lists, version } = await reasonsNow('operations');
  const list = (lists[move] ?? []).map(({ code, on, texts }) => ({ code, on, ...(texts && { texts }) }));
  const answer = await ask('operations', saveReasons, { version, body: { lists: { [move]: edit(list) } } });
  expect(answer.status).toBe(200);
  return answer.body as unknown as ReasonSettings;
}
const without = (off: string) => (list: { code?: string; on: boolean }[]) =>
  list.map((reason) => (reason.code === off ? { ...reason, on: false } : reason));
const arabic = { ar: 'الميزانية مجمّدة', en: null, fa: null };

test('one list is changed at the version that was seen, by operations alone', async () => {
  const saved = await change('decline', (list) => list.toReversed());
  expect([saved.version, saved.lists.decline[0]?.code]).toEqual([2, 'other']);
  expect(saved.lists.lose.map(({ code }) => code)[0]).toBe('price');
  const body = { lists: {} };
  expect((await ask('operations', saveReasons, { version: 1, body })).body['code']).toBe('stale');
  expect((await ask('manager', saveReasons, { version: 2, body })).body['code']).toBe('forbidden');
  expect((await ask('ownAdmin', saveReasons, { version: 2, body })).body['code']).toBe('forbidden');
});

test('a save that changes nothing keeps its key all the same', async () => {
  const channel = (await ask('operations', readChannel)).body;
  const { calendars } = (await ask('operations', readCalendars)).body;
  const named = { vendorName: channel['vendorName'], defaultLanguage: channel['defaultLanguage'] };
  for (const [route, body, other] of [
    [saveReasons, { lists: {} }, { lists: { lose: [] } }],
    [saveChannel, named, { ...named, vendorName: 'Other' }],
    [saveCalendars, { calendars }, { calendars: [{ country: 'OM', days: [] }] }],
  ] as const) {
    const send = (sent: unknown) =>
      ask('operations', route, { version: 1, key: `unchanged-${route.id}`, body: sent });
    const first = await send(body);
    expect([route.id, first.status, first.body['version']]).toEqual([route.id, 200, 1]);
    expect((await send(body)).body).toEqual(first.body);
    expect([route.id, (await send(other)).body['code']]).toEqual([route.id, 'idempotency-key-reused']);
  }
});

test('a refused save says what is wrong in the reader’s language and changes nothing', async () => {
  const before = await reasonsNow('operations');
  const body = { lists: { lose: before.lists.lose.map(({ code }) => ({ code, on: false })) } };
  const refused = await ask('operations', saveReasons, { version: 1, body, language: 'fa' });
  expect(refused).toMatchObject({
    status: 400,
    body: {
      errors: [{ pointer: '/lists/lose', code: 'no-reason-on', detail: 'دست‌کم یک دلیل باید روشن بماند.' }],
    },
  });
  expect(await reasonsNow('operations')).toEqual(before);
});

test('a partner reads what it is asked, and nothing of what the vendor asks itself', async () => {
  await change('withdraw', (list) => [...list, { on: true, texts: { en: 'Too slow for us' } }]);
  const { lists } = await reasonsNow('ownSeller');
  expect([lists.withdraw, lists.expire]).toEqual([null, null]);
  expect(lists.lose.find(({ code }) => code === 'price')?.text).toBe('price');
  expect(JSON.stringify(lists)).not.toContain('Too slow');
});

test('what is switched off is refused for every move, single or many, and changes nothing', async () => {
  await change('lose', without('price'));
  await change('decline', without('unable-to-support'));
  await change('withdraw', without('wrong-partner'));
  await change('disqualify', without('no-need'));
  await change('expire', without('too-old'));
  const { leadId, offerId } = world.records;
  const state = await world.database.items();
  const refusals = [
    await ask('ownSeller', loseLead, { params: { leadId: leadId.own }, body: { reason: 'price' } }),
    await ask('ownSeller', declineOffer, {
      params: { offerId: offerId.own },
      body: { reason: 'unable-to-support' },
    }),
    await ask('operations', withdrawLead, {
      params: { leadId: leadId.own },
      body: { reason: 'wrong-partner' },
    }),
    await ask('ownSeller', disqualifyLead, { params: { leadId: leadId.own }, body: { reason: 'no-need' } }),
    await ask('operations', expireLead, { params: { leadId: leadId.own }, body: { reason: 'too-old' } }),
    await ask('operations', startBatch, {
      body: { leadIds: [leadId.own], move: { kind: 'withdraw', reason: 'wrong-partner' } },
    }),
    await ask('operations', startBatch, {
      body: { leadIds: [leadId.own], move: { kind: 'expire', reason: 'too-old' } },
    }),
  ];
  expect(refusals.map(({ status, body }) => [status, body['code']])).toEqual(
    refusals.map(() => [422, 'reason-not-offered']),
  );
  for (const { body } of refusals.slice(-2))
    expect(body['errors']).toMatchObject([{ pointer: '/move/reason' }]);
  expect(await world.database.items()).toEqual(state);
});

test('an own reason of one list is none of another, and an unknown id is none at all', async () => {
  const { lists } = await change('lose', (list) => [...list, { on: true, texts: arabic }]);
  const code = lists.lose.at(-1)?.code ?? '';
  expect(code).toMatch(/^resn_/);
  const params = { offerId: world.records.offerId.own };
  for (const reason of [code, 'resn_06emzc4q3hw0t8n2k5v7r9p1xd']) {
    expect((await ask('ownSeller', declineOffer, { params, body: { reason } })).body['code']).toBe(
      'reason-not-offered',
    );
  }
});

test('an own reason is kept with what it said: after it was reworded and switched off, history still says it', async () => {
  const { lists } = await change('decline', (list) => [...list, { on: true, texts: arabic }]);
  const code = lists.decline.at(-1)?.code ?? '';
  const declined = await ask('ownSeller', declineOffer, {
    params: { offerId: world.records.offerId.own },
    body: { reason: code },
  });
  expect(declined).toMatchObject({ status: 200, body: { status: 'declined', declineReason: code } });
  await change('decline', (list) =>
    list.map((reason) =>
      reason.code === code ? { ...reason, on: false, texts: { en: 'Something else' } } : reason,
    ),
  );
  const leadId = String(declined.body['leadId']);
  const timeline = await ask('operations', readTimeline, { params: { leadId }, language: 'ar' });
  expect(JSON.stringify(timeline.body)).toContain(arabic.ar);
  // A reader of another language meets the text there is.
  const english = await ask('operations', readTimeline, { params: { leadId } });
  expect(JSON.stringify(english.body)).toContain(`declined: ${arabic.ar}.`);
  const now = (await reasonsNow('ownSeller')).lists.decline.find((reason) => reason.code === code);
  expect(now).toMatchObject({ on: false, text: 'Something else' });
});

test('the vendor is named once for its people, its partners and whoever signs in', async () => {
  expect((await world.rooms.call({ route: readChannel })).body).toEqual({
    vendorName: 'Rafiq',
    defaultLanguage: 'en',
    version: 1,
  });
  const body = { vendorName: '  شركة نور ', defaultLanguage: 'ar' };
  const saved = await ask('operations', saveChannel, { version: 1, body });
  expect([saved.status, saved.headers['etag']]).toEqual([200, '"2"']);
  expect((await world.rooms.call({ route: readChannel })).body).toMatchObject({ vendorName: 'شركة نور' });
  expect((await ask('operations', readMe)).body['organisation']).toMatchObject({ name: 'شركة نور' });
  expect((await ask('operations', saveChannel, { version: 1, body })).body['code']).toBe('stale');
  expect((await ask('manager', saveChannel, { version: 2, body })).body['code']).toBe('forbidden');
  const refused = await ask('operations', saveChannel, {
    version: 2,
    body: { vendorName: ' ', defaultLanguage: 'de' },
    language: 'ar',
  });
  expect(refused.body['errors']).toMatchObject([
    { pointer: '/vendorName', code: 'required' },
    { pointer: '/defaultLanguage', code: 'unknown-value' },
  ]);
});
