import { describe, expect, test } from 'vitest';
import { answerKept, guardItem, replayGuard } from './idempotency.ts';
import { Problem } from './problem.ts';

const asked = {
  subject: 'me',
  routeId: 'things.make',
  key: 'key-1',
  params: { id: '1' },
  query: { q: 'x' },
  body: { a: 1 },
};
const at = '2026-11-23T09:00:00.000Z';
const atMs = Date.parse(at);
const daySeconds = 86_400;

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('a guard', () => {
  test('is the same for the same request, and lies where no caller can name it', () => {
    expect(replayGuard(asked)).toEqual(replayGuard({ ...asked }));
    expect(replayGuard(asked).key).toEqual({
      pk: expect.stringMatching(/^IDEM#[\w-]{43}$/) as string,
      sk: 'GUARD',
    });
    expect(JSON.stringify(replayGuard(asked))).not.toContain('key-1');
  });

  test.each([{ subject: 'you' }, { routeId: 'things.break' }, { key: 'key-2' }])(
    'is another for %j',
    (other) => {
      const guard = replayGuard({ ...asked, ...other });
      expect(guard.key).not.toEqual(replayGuard(asked).key);
      expect(guard.fingerprint).toBe(replayGuard(asked).fingerprint);
    },
  );

  test.each([{ params: { id: '2' } }, { query: { q: 'y' } }, { body: { a: 2 } }])(
    'has the same place and another fingerprint for %j',
    (other) => {
      const guard = replayGuard({ ...asked, ...other });
      expect(guard.key).toEqual(replayGuard(asked).key);
      expect(guard.fingerprint).not.toBe(replayGuard(asked).fingerprint);
    },
  );

  test('cannot be shifted from one part of its owner into the next', () => {
    const one = replayGuard({ ...asked, subject: 'a', routeId: 'b","c' });
    const other = replayGuard({ ...asked, subject: 'a","b', routeId: 'c' });
    expect(one.key).not.toEqual(other.key);
  });

  test.each([
    ['!', undefined],
    ['~', undefined],
    ['k'.repeat(255), undefined],
    ['', 'invalid-idempotency-key'],
    ['k'.repeat(256), 'invalid-idempotency-key'],
    ['a b', 'invalid-idempotency-key'],
    [' a', 'invalid-idempotency-key'],
    ['a\n', 'invalid-idempotency-key'],
    ['\u007f', 'invalid-idempotency-key'],
    ['ü', 'invalid-idempotency-key'],
  ])('of the key %j: %s', (key, code) => {
    expect(codeOf(() => replayGuard({ ...asked, key }))).toBe(code);
  });
});

describe('an answer', () => {
  const guard = replayGuard(asked);

  test('is kept with its fingerprint for a day, nothing as nothing', () => {
    expect(guardItem(guard, at, { made: 1 })).toEqual({
      ...guard.key,
      kind: 'guard',
      schema: 1,
      fingerprint: guard.fingerprint,
      answer: '{"made":1}',
      ttl: atMs / 1000 + daySeconds,
    });
    expect(guardItem(guard, at, undefined)['answer']).toBe('null');
    expect(guardItem(guard, '2026-11-23T09:00:00.999Z', null)['ttl']).toBe(atMs / 1000 + daySeconds);
  });

  test('comes back to the same request until its day is over', () => {
    const item = guardItem(guard, at, { made: 1 });
    expect(answerKept(guard, item, atMs)).toEqual({ answer: { made: 1 } });
    expect(answerKept(guard, item, atMs + daySeconds * 1000 - 1)).toEqual({ answer: { made: 1 } });
    expect(answerKept(guard, item, atMs + daySeconds * 1000)).toBeUndefined();
    expect(answerKept(guard, undefined, atMs)).toBeUndefined();
  });

  test('is refused to another request under the same key, but not once its day is over', () => {
    const other = replayGuard({ ...asked, body: { a: 2 } });
    const item = guardItem(guard, at, { made: 1 });
    expect(codeOf(() => answerKept(other, item, atMs))).toBe('idempotency-key-reused');
    expect(answerKept(other, item, atMs + daySeconds * 1000)).toBeUndefined();
  });

  test('that is not readable is a bug, not an answer', () => {
    for (const broken of [{ ...guard.key }, { fingerprint: guard.fingerprint, ttl: atMs }, { answer: 'x' }])
      expect(() => answerKept(guard, broken, atMs)).toThrow();
  });
});
