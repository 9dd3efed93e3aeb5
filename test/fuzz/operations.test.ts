/**
 * Every operation of the API, asked in hundreds of ways nobody foresaw: it never breaks, answers only what it
 * declares, and every answer has the shape it is described with.
 */
import fc from 'fast-check';
import { problems, type ProblemCode } from '@rafiq/shared/problems.ts';
import { problemsOf, type AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { TestAnswer, TestRequest } from '../fixtures/call.ts';
import { pathNames } from '../fixtures/rooms.ts';
import { restoreState } from '../fixtures/table-state.ts';
import { etagNow, exampleRequest, someoneFor } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { anyNasty, spoiled, valuesOf, type JsonSchema } from './schema-values.ts';

const casesOfEach = 300;
let world: World;
let cases = 0;
const answered = new Map<number, number>();

beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.stop());

const problemDocument = z.strictObject({
  type: z.string().regex(/^urn:rafiq:problem:/),
  title: z.string().min(1),
  status: z.number().int(),
  detail: z.string().min(1),
  instance: z.string().min(1),
  code: z.enum(Object.keys(problems) as [ProblemCode]),
  errors: z
    .array(z.strictObject({ pointer: z.string(), code: z.string().min(1), detail: z.string().min(1) }))
    .optional(),
});

/** What is wrong with an answer, by what its route declares; nothing if all is well. */
function faultsOf(route: AnyRoute, { status, headers, body }: TestAnswer): string[] {
  if (status === route.success) {
    const parsed = route.output.safeParse(body);
    return parsed.success ? [] : [`the answer is not as described: ${parsed.error.message}`];
  }
  // A page tells its refusal in words, and by a status that its route declares.
  if (headers['content-type']?.startsWith('text/html') === true) {
    const declared = problemsOf(route).some((code) => problems[code] === status);
    return status < 500 && declared && typeof body['html'] === 'string' ? [] : [`${status} is not declared`];
  }
  const problem = problemDocument.safeParse(body);
  if (!problem.success) return [`${status} with no proper problem: ${JSON.stringify(body)}`];
  const { code } = problem.data;
  const faults: string[] = [];
  if (status >= 500) faults.push(`broke: ${status} ${code}`);
  if (!problemsOf(route).includes(code) || problems[code] !== status || problem.data.status !== status)
    faults.push(`${status} ${code} is not declared`);
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8')
    faults.push('has the wrong type');
  return faults;
}

const schemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** A query as it travels: texts only. */
const asTexts = (values: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((values ?? {}) as object).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : String(JSON.stringify(value)),
    ]),
  );

const nastyText = anyNasty.map((value) =>
  typeof value === 'string' ? value : String(JSON.stringify(value)),
);
const names = fc.constantFrom('limit', 'cursor', 'q', 'sort', 'status', '__proto__', '');

/** One part of a request is odd at a time, so that the others let it come far. */
function oddPartsOf(route: AnyRoute, working: TestRequest): fc.Arbitrary<Partial<TestRequest>> {
  const { params = {}, query = {}, body, headers = {} } = working;
  const odd: { weight: number; arbitrary: fc.Arbitrary<Partial<TestRequest>> }[] = [
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 4, arbitrary: valuesOf(schemaOf(route.query)).map((values) => ({ query: asTexts(values) })) },
    {
      weight: 3,
      arbitrary: fc
        .dictionary(
          fc.oneof(fc.constantFrom('limit', ...Object.keys(schemaOf(route.query).properties ?? {})), names),
          nastyText,
          { maxKeys: 3 },
        )
        .map((values) => ({ query: { ...query, ...values } })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record(
          {
            'accept-language': nastyText,
            'idempotency-key': nastyText,
            'if-match': nastyText,
            'content-type': fc.oneof(nastyText, fc.constant('application/json')),
          },
          { requiredKeys: [] },
        )
        .map((values) => ({ headers: { ...headers, ...values } })),
    },
  ];
  if (pathNames(route).length > 0)
    odd.push({
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...pathNames(route)),
          fc.oneof(
            nastyText,
            valuesOf(schemaOf(route.params)).map(
              (values) => Object.values(values as Record<string, string>)[0] ?? '',
            ),
          ),
        )
        .map(([name, value]) => ({ params: { ...params, [name]: value } })),
    });
  if (route.method !== 'GET')
    odd.push(
      { weight: 8, arbitrary: valuesOf(schemaOf(route.body)).map((value) => ({ body: value })) },
      { weight: 8, arbitrary: spoiled(body).map((value) => ({ body: value })) },
      {
        weight: 2,
        arbitrary: fc.oneof(anyNasty, fc.jsonValue()).map((value) => ({ body: JSON.stringify(value) })),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => ({ body: text })) },
    );
  return fc.oneof(...odd);
}

describe('every operation, asked in ways nobody foresaw', () => {
  test.each(routes.map((route) => [route.id, route] as const))('%s', async (_, route) => {
    const working = exampleRequest(world, route, someoneFor(world, route));
    const headers: Record<string, string> =
      route.ifMatch === 'required' ? { 'if-match': await etagNow(world, working) } : {};
    await fc.assert(
      fc.asyncProperty(oddPartsOf(route, { ...working, headers }), async (part) => {
        cases += 1;
        const answer = await world.rooms.call({ ...working, headers, ...part });
        answered.set(answer.status, (answered.get(answer.status) ?? 0) + 1);
        expect(faultsOf(route, answer)).toEqual([]);
      }),
      { numRuns: casesOfEach, seed: 1, endOnFailure: true },
    );
    await restoreState(world.database, world.start);
  });

  test('are many, and many of them come through', () => {
    expect(cases).toBe(casesOfEach * routes.length);
    console.log(
      `${cases} cases over ${routes.length} operations: ${JSON.stringify(Object.fromEntries(answered))}`,
    );
  });
});

/** Answers that must be found out, whatever they were an answer to. */
test.each([
  ['broke', { status: 500, headers: {}, body: { ...planted('internal-error', 500) } }],
  ['is not declared', { status: 410, headers: {}, body: { ...planted('offer-expired', 410) } }],
  ['no proper problem', { status: 400, headers: {}, body: { message: 'Bad Request' } }],
  ['not as described', { status: 200, headers: {}, body: { secret: true } }],
] as const)('finds an answer that %s', (said, answer) => {
  const [route] = routes.filter(({ id }) => id === 'identity.me');
  if (route === undefined) throw new Error('identity.me is gone');
  expect(faultsOf(route, answer).join('\n')).toContain(said);
});

function planted(code: ProblemCode, status: number): Record<string, unknown> {
  return { type: `urn:rafiq:problem:${code}`, title: 'x', status, detail: 'x', instance: 'x', code };
}
