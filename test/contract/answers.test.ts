/** Every route's own example, executed; and how every answer looks, whatever it says. */
import { sentence } from '@rafiq/shared/messages.ts';
import { problems, type ProblemCode } from '@rafiq/shared/problems.ts';
import { problemsOf, type AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { TestAnswer } from '../fixtures/call.ts';
import { pathNames } from '../fixtures/rooms.ts';
import { digestOf, readState, restoreState } from '../fixtures/table-state.ts';
import {
  etagNow,
  exampleRequest,
  missingIdentifiers,
  sendExample,
  someoneFor,
} from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

const all = routes.map((route) => [route.id, route] as const);
const writing = all.filter(([, { method }]) => method !== 'GET');
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => restoreState(world.database, world.start));
afterAll(() => world.stop());

const headersOfEveryAnswer = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};
/** A page says for itself what it may load: itself, and nothing that could run. */
const pageHeaders = {
  ...headersOfEveryAnswer,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': expect.stringMatching(
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors [^;]+$/,
  ) as string,
  'referrer-policy': 'same-origin',
};
const fieldError = z.strictObject({
  pointer: z.string().regex(/^(\/.*)?$/),
  code: z.string(),
  detail: z.string().min(1),
});
const problemDocument = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.number(),
  detail: z.string().min(1),
  instance: z.string().min(1),
  code: z.enum(Object.keys(problems) as [ProblemCode]),
  errors: z.array(fieldError).optional(),
});

/** A refusal as every refusal looks, of a code its route declares; answers the code. */
function expectProblem(route: AnyRoute, { status, headers, body }: TestAnswer): ProblemCode {
  const problem = problemDocument.parse(body);
  expect(headers).toMatchObject(headersOfEveryAnswer);
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect([problem.status, problem.type]).toEqual([status, `urn:rafiq:problem:${problem.code}`]);
  expect(status).toBe(problems[problem.code]);
  expect(problemsOf(route)).toContain(problem.code);
  return problem.code;
}

describe('the example works and its answer is what the route lists', () => {
  test.each(all)('%s', async (_, route) => {
    const { status, headers, body } = await sendExample(world, route, someoneFor(world, route));
    expect([status, body['code']]).toEqual([route.success, undefined]);
    expect(route.output.parse(body)).toEqual(body);
    const jsonHeaders = { ...headersOfEveryAnswer, 'content-type': 'application/json; charset=utf-8' };
    expect(headers).toMatchObject(route.media === undefined ? jsonHeaders : pageHeaders);
    expect(headers['content-language']).toBe('en');
    const { version } = body;
    expect(headers['etag']).toBe(typeof version === 'number' ? `"${version}"` : undefined);
  });
});

/** The key of a request, where the route demands one. */
const keyFor = (route: AnyRoute): Record<string, string> =>
  route.idempotency === 'required' ? { 'idempotency-key': 'demanded' } : {};

/** Identifiers the identity provider gives: any word could be one. */
const namedElsewhere: readonly string[] = ['clientId'];
const anyWords: readonly string[] = ['nonsense', 'evnt_06emzc4q3hw0t8n2k5v7r9p1xd'];

describe('input that no route takes', () => {
  test.each(all)('%s refuses unknown query fields', async (_, route) => {
    const request = exampleRequest(world, route, someoneFor(world, route));
    const headers: Record<string, string> = {
      ...keyFor(route),
      ...(route.ifMatch === 'required' ? { 'if-match': await etagNow(world, request) } : {}),
    };
    const answer = await world.rooms.call({ ...request, headers, query: { ...request.query, owner: 'me' } });
    expect(expectProblem(route, answer)).toBe('invalid-request');
    expect(answer.body['errors']).toEqual(
      expect.arrayContaining([expect.objectContaining({ pointer: '/query/owner', code: 'unknown-field' })]),
    );
  });

  test.each(all.filter(([, route]) => pathNames(route).length > 0))(
    '%s refuses identifiers of another kind',
    async (_, route) => {
      const actor = someoneFor(world, route);
      for (const wrong of [
        ...(pathNames(route).some((name) => namedElsewhere.includes(name)) ? [] : anyWords),
        '../../me',
        '%00',
        'x'.repeat(2000),
      ]) {
        const names = Object.fromEntries(pathNames(route).map((name) => [name, wrong]));
        const headers: Record<string, string> = {
          ...keyFor(route),
          ...(route.ifMatch === 'required' ? { 'if-match': '"1"' } : {}),
        };
        const request = { ...exampleRequest(world, route, actor), headers, params: names };
        const answer = await world.rooms.call(request);
        expect(expectProblem(route, answer)).toBe('invalid-request');
        expect((answer.body['errors'] as { pointer: string }[])[0]?.pointer).toMatch(/^\/path\//);
      }
    },
  );

  test.each(writing)('%s refuses what is no JSON object, and changes nothing', async (_, route) => {
    const request = exampleRequest(world, route, someoneFor(world, route));
    const ifMatch: Record<string, string> = {
      ...keyFor(route),
      ...(route.ifMatch === 'required' ? { 'if-match': await etagNow(world, request) } : {}),
    };
    const send = async (body: string, headers: Record<string, string> = {}): Promise<ProblemCode> =>
      expectProblem(route, await world.rooms.call({ ...request, body, headers: { ...ifMatch, ...headers } }));
    for (const body of ['{', '{"a":1,}', "{'a':1}", '{"a":1}{"a":1}', '\u0000', 'undefined']) {
      expect(await send(body)).toBe('malformed-json');
    }
    for (const body of ['null', '[]', '"text"', '1', 'true', '[{}]']) {
      expect(await send(body)).toBe('invalid-request');
    }
    expect(await send('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(
      route.encoded ? 'invalid-request' : 'unsupported-media-type',
    );
    expect(await send('{}', { 'content-type': 'text/plain' })).toBe('unsupported-media-type');
    expect(await send(`{"a":"${'x'.repeat((route.mostBodyBytes ?? 1_000_000) + 1)}"}`)).toBe('too-large');
    expect(digestOf(await readState(world.database))).toBe(digestOf(world.start));
  });
});

describe('the language is the caller’s', () => {
  const headerOf = { en: 'en-GB,en;q=0.9', ar: 'ar-SA,ar;q=0.9,en;q=0.5', fa: 'fa;q=0.9,en;q=0.1' };

  test.each(all)('%s', async (_, route) => {
    const actor = someoneFor(world, route);
    const details = new Set<string>();
    for (const language of uiLanguages) {
      const headers = { 'accept-language': headerOf[language] };
      const success = await sendExample(world, route, actor, undefined, headers);
      expect([success.status, success.headers['content-language']]).toEqual([route.success, language]);
      await restoreState(world.database, world.start);
      const refusal = await refuse(route, { ...headers });
      const code = expectProblem(route, refusal);
      expect(refusal.headers['content-language']).toBe(language);
      expect(refusal.body['title']).toBe(sentence(language, `problem.${code}.title`));
      expect(refusal.body['detail']).toBe(sentence(language, `problem.${code}.detail`));
      for (const { code: field, detail } of (refusal.body['errors'] ?? []) as {
        code: string;
        detail: string;
      }[]) {
        expect(detail).toBe(sentence(language, `field.${field}`));
      }
      details.add(String(refusal.body['detail']));
    }
    expect(details.size).toBe(uiLanguages.length);
  });

  /** A refusal of the route itself: of a record that is missing, else of a field nobody knows. */
  const refuse = (route: AnyRoute, headers: Record<string, string>): Promise<TestAnswer> => {
    const actor = someoneFor(world, route);
    if (pathNames(route).length > 0) {
      return sendExample(world, route, actor, missingIdentifiers(route, world), headers);
    }
    const ifMatch: Record<string, string> = {
      ...keyFor(route),
      ...(route.ifMatch === 'required' ? { 'if-match': '"1"' } : {}),
    };
    const request = exampleRequest(world, route, actor);
    return world.rooms.call({ ...request, headers: { ...ifMatch, ...headers }, query: { nonsense: '1' } });
  };

  test('a language Rafiq does not speak is answered in English', async () => {
    const [, route] = all[0] ?? [];
    if (route === undefined) throw new Error('There are no routes');
    for (const asked of ['de', '*', '', 'x'.repeat(5000), 'ar;q=0, en', 'tlh, de;q=0.5']) {
      const { headers } = await refuse(route, { 'accept-language': asked });
      expect([asked.slice(0, 9), headers['content-language']]).toEqual([asked.slice(0, 9), 'en']);
    }
  });
});
