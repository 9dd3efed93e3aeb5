import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parsePart, readBody } from './input.ts';
import { Problem } from './problem.ts';

const event = (over: Partial<APIGatewayProxyEventV2>) =>
  ({
    headers: { 'content-type': 'application/json' },
    isBase64Encoded: false,
    ...over,
  }) as APIGatewayProxyEventV2;
const codeOf = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, errors: error.errors };
    throw error;
  }
  return undefined;
};

describe('a form without script', () => {
  const form = (body: string) =>
    event({ body, headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' } });

  test('is read where the route takes forms, plain or as the gateway hands it on; empty fields are absent', () => {
    const body = 'company=%D9%86%D9%88%D8%B1+%26+Co&email=&message=a%0D%0Ab';
    const fields = { company: 'نور & Co', message: 'a\r\nb' };
    expect(readBody(form(body), { encoded: true })).toEqual(fields);
    const carried = { ...form(Buffer.from(body).toString('base64')), isBase64Encoded: true };
    expect(readBody(carried, { encoded: true })).toEqual(fields);
  });

  test('is refused elsewhere, and with a name twice or one that reaches into the prototype', () => {
    expect(codeOf(() => readBody(form('a=1')))?.code).toBe('unsupported-media-type');
    for (const body of ['a=1&a=2', '__proto__=1', '__proto__[role]=1&__proto__[role]=2']) {
      expect(codeOf(() => readBody(form(body), { encoded: true }))?.code).toBe('invalid-request');
    }
    expect(codeOf(() => readBody(form(`a=${'x'.repeat(1_000_000)}`), { encoded: true }))?.code).toBe(
      'too-large',
    );
  });

  test('is read in one go, however many fields somebody makes up', () => {
    const fields = Array.from({ length: 90_000 }, (_, index) => `k${index.toString(36)}=1`);
    const begun = performance.now();
    expect(Object.keys(readBody(form(fields.join('&')), { encoded: true }) as object)).toHaveLength(
      fields.length,
    );
    expect(codeOf(() => readBody(form([...fields, 'k0=2'].join('&')), { encoded: true }))?.errors).toEqual([
      { pointer: '/k0', code: 'unknown-field' },
    ]);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('a body', () => {
  test('is read as JSON, plain or base64; an absent one is empty', () => {
    expect(readBody(event({ body: '{"a":1}' }))).toEqual({ a: 1 });
    expect(
      readBody(event({ body: Buffer.from('{"a":"نور"}').toString('base64'), isBase64Encoded: true })),
    ).toEqual({ a: 'نور' });
    expect(readBody(event({}))).toEqual({});
    // A route may take more than a megabyte, and says how much.
    const long = { body: `"${'x'.repeat(1_500_000)}"` };
    expect(readBody(event(long), { mostBodyBytes: 2_000_000 })).toHaveLength(1_500_000);
    expect(codeOf(() => readBody(event(long), { mostBodyBytes: 1_400_000 }))?.code).toBe('too-large');
  });
  test.each([
    ['malformed', { body: '{"a":' }, 'malformed-json'],
    [
      'of another type',
      { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      'unsupported-media-type',
    ],
    ['without a type', { body: '{}', headers: {} }, 'unsupported-media-type'],
    ['too large', { body: `"${'x'.repeat(1_000_001)}"` }, 'too-large'],
    ['half of a character', { body: '{"a":["\\ud800"]}' }, 'malformed-json'],
    ['half of a character in a name', { body: '{"\\udc00":1}' }, 'malformed-json'],
    ['reaching for the prototype', { body: '{"__proto__":{"admin":true}}' }, 'invalid-request'],
    ['reaching for it deeper', { body: '{"a":[{"__proto__":1}]}' }, 'invalid-request'],
  ])('%s is refused', (_name, over, code) => {
    expect(codeOf(() => readBody(event(over)))?.code).toBe(code);
  });
  test('whatever text comes, it is read or refused, never a fault', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const refused = codeOf(() => readBody(event({ body })));
        if (refused !== undefined) expect(refused.code).toMatch(/^(malformed-json|invalid-request)$/);
      }),
    );
  });
});

describe('a part', () => {
  const schema = z.strictObject({
    name: z.string().min(1, { error: 'required' }),
    list: z.array(z.strictObject({ n: z.number() })).optional(),
  });
  test.each([
    ['missing', {}, [{ pointer: '/name', code: 'required' }]],
    ['empty', { name: '' }, [{ pointer: '/name', code: 'required' }]],
    ['of the wrong type', { name: 1 }, [{ pointer: '/name', code: 'invalid-type' }]],
    ['unknown', { name: 'x', 'a/b~c': 1 }, [{ pointer: '/a~1b~0c', code: 'unknown-field' }]],
    [
      'wrong deeper',
      { name: 'x', list: [{ n: 1 }, { n: 'y' }] },
      [{ pointer: '/list/1/n', code: 'invalid-type' }],
    ],
  ])('with a field that is %s names it by pointer', (_name, value, errors) => {
    expect(codeOf(() => parsePart(schema, value, ''))).toEqual({ code: 'invalid-request', errors });
  });
  test('of the query or path says so', () => {
    expect(codeOf(() => parsePart(schema, { name: '' }, '/query'))?.errors).toEqual([
      { pointer: '/query/name', code: 'required' },
    ]);
  });
});

test('a refusal names the first hundred fields at fault: it is never longer than what it refuses', () => {
  const schema = z.strictObject({ tags: z.array(z.string()).optional() });
  const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1]));
  for (const value of [unknown, { tags: Array.from({ length: 5000 }, () => 1) }]) {
    expect(codeOf(() => parsePart(schema, value, ''))?.errors).toHaveLength(100);
  }
});
