/** The table of idempotency keys, on every route that takes one: one effect, one answer, and nobody else's. */
import { routes } from '@rafiq/shared/routes.ts';
import { hasSentence } from '@rafiq/shared/messages.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { TestAnswer } from '../fixtures/call.ts';
import {
  changeBetween,
  digestOf,
  readState,
  restoreState,
  storedItem,
  type TableState,
} from '../fixtures/table-state.ts';
import type { Actor } from '../fixtures/world/cast.ts';
import { etagNow, exampleRequest, isAuthor, mayUse, someoneFor } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

const keyed = routes.filter(({ idempotency }) => idempotency !== 'none');
const table = keyed.map((route) => [route.id, route] as const);
const dayMs = 86_400_000;
const key = { 'idempotency-key': 'one-key_42' };
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(async () => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
  await restoreState(world.database, world.start);
});
afterAll(async () => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
  await world.stop();
});

/** A request with everything it demands, fixed at one moment, so that it can be sent again exactly as it was. */
async function prepared(route: AnyRoute, actor: Actor, headers: Record<string, string> = key) {
  const request = exampleRequest(world, route, actor);
  const ifMatch: Record<string, string> =
    route.ifMatch === 'required' ? { 'if-match': await etagNow(world, request) } : {};
  return { ...request, headers: { ...ifMatch, ...headers } };
}
const send = (request: Awaited<ReturnType<typeof prepared>>): Promise<TestAnswer> =>
  world.rooms.call(request);

/** What a request leaves behind, as kinds and numbers of items: the same effect always counts the same. */
async function effectSince(before: TableState): Promise<string> {
  const { added, replaced, removed } = changeBetween(before, await readState(world.database));
  const counted = (items: Record<string, unknown>[]) => items.map(({ kind }) => String(kind)).sort();
  return JSON.stringify({ added: counted(added), replaced: counted(replaced), removed: counted(removed) });
}

/** Brings everything back to the start but what is remembered of keys. */
async function restoreAllButGuards(): Promise<TableState> {
  const now = await readState(world.database);
  const guards = [...now].filter(([, { item }]) => item['kind']?.S === 'guard');
  const wanted: TableState = new Map([...world.start, ...guards]);
  await restoreState(world.database, wanted, now);
  return wanted;
}

/** A fresh link to the same place is part of an answer that is otherwise the same. */
const comparable = ({ status, headers, body }: TestAnswer): unknown => {
  const { upload: _link, ...rest } = body;
  return [status, headers['etag'], rest];
};

describe.each(table)('%s', (_, route) => {
  test('sixteen at once with one key: one effect and the same answer', async () => {
    const actor = someoneFor(world, route);
    const once = await send(await prepared(route, actor));
    expect([once.status, once.body['code']]).toEqual([route.success, undefined]);
    const effect = await effectSince(world.start);
    await restoreState(world.database, world.start);

    const request = await prepared(route, actor);
    const answers = await Promise.all(Array.from({ length: 16 }, () => send(request)));
    expect(answers.map(({ status, body }) => `${status} ${String(body['code'] ?? '')}`)).toEqual(
      answers.map(() => `${route.success} `),
    );
    const [first] = answers;
    for (const answer of answers) expect(comparable(answer)).toEqual(comparable(first ?? answer));
    expect(await effectSince(world.start)).toBe(effect);

    const after = await readState(world.database);
    expect(comparable(await send(request))).toEqual(comparable(first ?? once));
    expect(digestOf(await readState(world.database))).toBe(digestOf(after));
  });

  test('the same key for something else is refused, and changes nothing', async () => {
    const request = await prepared(route, someoneFor(world, route));
    expect((await send(request)).status).toBe(route.success);
    const after = digestOf(await readState(world.database));
    // The key is judged before the body: what else is asked need not even be valid.
    for (const other of [
      { ...request, body: { ...(request.body as object), note: 'Something else' } },
      ...Object.keys(request.params ?? {}).map((name) => ({ ...request, params: { [name]: 'other' } })),
    ]) {
      const answer = await send(other);
      expect([answer.status, answer.body['code']]).toEqual([422, 'idempotency-key-reused']);
    }
    expect(digestOf(await readState(world.database))).toBe(after);
  });

  test('the key of one caller says nothing to another', async () => {
    const able = Object.values(world.actors).filter(({ side }) => side !== 'rival');
    const [one, other] = able.filter((actor) => mayUse(route, actor) && isAuthor(route, actor));
    if (one === undefined) throw new Error(`${route.id}: nobody may use it`);
    const first = await send(await prepared(route, one));
    expect(first.status).toBe(route.success);
    if (other === undefined) {
      // Only one role may: another person of that role is another caller all the same.
      const twin = await colleagueOf(one);
      await expectOwnEffect(route, twin, first);
    } else {
      await expectOwnEffect(route, other, first);
    }
  });

  test('is kept for a day, and new after it', async () => {
    const request = await prepared(route, someoneFor(world, route));
    const first = await send(request);
    expect(first.status).toBe(route.success);
    const kept = await restoreAllButGuards();
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(dayMs - 60_000);
    expect(comparable(await send(request))).toEqual(comparable(first));
    expect(digestOf(await readState(world.database))).toBe(digestOf(kept));
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(dayMs + 2000);
    const later = await send(request);
    expect([later.status, later.body['code']]).toEqual([route.success, undefined]);
    expect(digestOf(await readState(world.database))).not.toBe(digestOf(kept));
  });

  test('a key that is no key is refused, and changes nothing', async () => {
    for (const wrong of ['', 'x'.repeat(256), 'two words', 'mit Ümlaut', 'tab\tbed', '\u0000', 'لا']) {
      const request = await prepared(route, someoneFor(world, route), { 'idempotency-key': wrong });
      const answer = await send(request);
      expect([wrong.slice(0, 9), answer.status, answer.body['code']]).toEqual([
        wrong.slice(0, 9),
        400,
        'invalid-idempotency-key',
      ]);
    }
    expect(digestOf(await readState(world.database))).toBe(digestOf(world.start));
    const longest = await prepared(route, someoneFor(world, route), { 'idempotency-key': 'x'.repeat(255) });
    expect((await send(longest)).status).toBe(route.success);
  });
});

/** Another caller with the rights of this one: its membership, held by another subject. */
async function colleagueOf(actor: Actor): Promise<Actor> {
  const subject = `${actor.subject}-twin`;
  const found = [...world.start.values()].find(({ item }) => item['pk']?.S === `USER#${actor.subject}`);
  if (found === undefined) throw new Error(`${actor.name} has no membership`);
  const item = { ...found.item, pk: { S: `USER#${subject}` } };
  const now = await readState(world.database);
  await restoreState(world.database, new Map([...now, ['twin', storedItem(item)]]), now);
  return { ...actor, subject, token: await world.issuer.accessToken(subject) };
}

/** Sends the same with the same key as somebody else: it takes its own effect, and is told its own answer. */
async function expectOwnEffect(route: AnyRoute, actor: Actor, first: TestAnswer): Promise<void> {
  const twin = [...(await readState(world.database))].filter(
    ([, { item }]) => item['pk']?.S === `USER#${actor.subject}`,
  );
  const kept = new Map([...(await restoreAllButGuards()), ...twin]);
  await restoreState(world.database, kept);
  const answer = await send(await prepared(route, actor));
  expect([answer.status, answer.body['code']]).toEqual([route.success, undefined]);
  const { added } = changeBetween(kept, await readState(world.database));
  expect(added.filter(({ kind }) => kind === 'event').length).toBeGreaterThan(0);
  expect(added.filter(({ kind }) => kind === 'guard')).toHaveLength(1);
  expect(answer.headers['content-type']).toBe(first.headers['content-type']);
}

/** Routes that answer the record a reference from outside has made already. */
const referring = keyed.filter(
  ({ body }) =>
    'externalRef' in (z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }).properties ?? {}),
);

describe('a create that only finds what its reference made', () => {
  test.each(referring.map((route) => [route.id, route] as const))('%s keeps its key', async (_, route) => {
    const actor = someoneFor(world, route);
    const first = await prepared(route, actor);
    const withRef = { ...(first.body as object), externalRef: { source: 'erp', id: 'one-4711' } };
    const made = await send({ ...first, body: withRef });
    expect([made.status, made.body['code']]).toEqual([route.success, undefined]);
    const before = await readState(world.database);

    const again = { ...first, body: withRef, headers: { 'idempotency-key': 'another-key' } };
    const answers = await Promise.all(Array.from({ length: 16 }, () => send(again)));
    expect(answers.map(({ status, body }) => [status, body['id']])).toEqual(
      answers.map(() => [route.success, made.body['id']]),
    );
    expect(await effectSince(before)).toBe(JSON.stringify({ added: ['guard'], replaced: [], removed: [] }));
    const other = await send({ ...again, body: { ...withRef, externalRef: { source: 'erp', id: 'two' } } });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  test('is tried wherever a reference may be sent', () => {
    expect(referring.length).toBeGreaterThanOrEqual(3);
  });
});

test('without a key nothing is remembered, and where a key is demanded nothing is done', async () => {
  for (const route of keyed) {
    await restoreState(world.database, world.start);
    const request = await prepared(route, someoneFor(world, route), {});
    const answer = await send(request);
    const expected =
      route.idempotency === 'required' ? [400, 'idempotency-key-required'] : [route.success, undefined];
    expect([route.id, answer.status, answer.body['code']]).toEqual([route.id, ...expected]);
    const { added } = changeBetween(world.start, await readState(world.database));
    expect([route.id, added.filter(({ kind }) => kind === 'guard')]).toEqual([route.id, []]);
  }
});

test('one key serves every route on its own', async () => {
  const { operations, ownAdmin } = world.actors;
  let kept = world.start;
  const told = new Set<string>();
  for (const route of keyed) {
    const actor = [operations, ownAdmin].find((candidate) => mayUse(route, candidate));
    if (actor === undefined) continue;
    const answer = await send(await prepared(route, actor));
    expect([route.id, answer.status]).toEqual([route.id, route.success]);
    for (const { item } of (await readState(world.database)).values())
      told.add(item['event']?.M?.['type']?.S ?? '');
    kept = await restoreAllButGuards();
  }
  const guards = [...kept.values()].filter(({ item }) => item['kind']?.S === 'guard');
  expect(guards).toHaveLength(keyed.length);
  // Whatever any of them tells has words in the audit.
  const wordless = [...told].filter(
    (type) => type !== '' && !['', '.vendor', '.partner'].some((side) => hasSentence(`event.${type}${side}`)),
  );
  expect([told.size >= keyed.length, wordless]).toEqual([true, []]);
});

test('every POST that changes something takes a key', () => {
  const without = routes.filter(({ method, idempotency }) => method === 'POST' && idempotency === 'none');
  // A session begins by itself, trying a draft, asking whether an account is free and looking into a file may be done any number of times, and a visitor's form carries a
  // proof that works once.
  expect(without.map(({ id }) => id)).toEqual([
    'identity.bind',
    'leads.try-lead',
    'deals.check',
    'deals.try-registration',
    'forms.submit',
    'forms.send',
    'imports.inspect',
  ]);
});
