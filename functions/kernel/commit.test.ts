import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import {
  absent,
  atVersion,
  commit,
  ConditionFailed,
  keepAnswer,
  writeOne,
  type Change,
  type Write,
} from './commit.ts';
import { documents, getItem } from './dynamo.ts';
import { replayGuard } from './idempotency.ts';

let database: TestDatabase;
/** What the connection does to the next answers: one entry an attempt. */
const faults: ('conflict' | 'lost-response')[] = [];
let attempts = 0;

beforeAll(async () => {
  database = await startTestDatabase();
  documents.middlewareStack.add(
    (next) => async (args) => {
      attempts += 1;
      const fault = faults.shift();
      if (fault === 'conflict') {
        throw new TransactionCanceledException({
          message: 'conflict',
          $metadata: {},
          CancellationReasons: [{ Code: 'TransactionConflict' }],
        });
      }
      const answer = await next(args);
      if (fault === 'lost-response')
        throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', $retryable: {} });
      return answer;
    },
    { step: 'deserialize', priority: 'low', name: 'planted-faults' },
  );
});
afterAll(() => database.stop());
beforeEach(() => {
  faults.length = 0;
  attempts = 0;
});

const change = (over: Partial<Change> = {}): Change => ({
  at: new Date().toISOString(),
  by: { kind: 'system', id: 'test', organisation: null },
  requestId: 'request-1',
  ...over,
});
let records = 0;
const key = () => ({ pk: `THING#${(records += 1)}`, sk: 'RECORD' });
const put = (at: { pk: string; sk: string }, version = 1): Write => ({
  label: 'record',
  put: { ...at, version },
  when: version === 1 ? absent : atVersion(version - 1),
});
const happened = (at: { pk: string }, version = 1) => ({
  type: 'rafiq.test.thing.made.v1',
  subject: at.pk,
  pk: at.pk,
  version,
  data: { name: 'x' },
});

describe('a commit', () => {
  test('writes the change and its event together, or neither', async () => {
    const at = key();
    await commit(change(), { writes: [put(at)], events: [happened(at)], answer: null });
    expect((await getItem({ pk: at.pk, sk: 'EVT#000000001' }))?.['event']).toMatchObject({
      type: 'rafiq.test.thing.made.v1',
      requestId: 'request-1',
      data: { name: 'x' },
    });
    const other = key();
    await expect(
      commit(change(), { writes: [put(other), put(at)], events: [happened(other)], answer: null }),
    ).rejects.toMatchObject({ label: 'record' });
    expect(await getItem(other)).toBeUndefined();
    expect(await getItem({ pk: other.pk, sk: 'EVT#000000001' })).toBeUndefined();
  });

  test('names the condition that failed, with what stood there instead', async () => {
    const at = key();
    await commit(change(), { writes: [put(at)], events: [], answer: null });
    const failure = await commit(change(), { writes: [put(at)], events: [], answer: null }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ConditionFailed);
    expect(failure).toMatchObject({ label: 'record', item: { ...at, version: 1 } });
  });

  test('tries again on a conflict, and gives up with 503 when it does not end', async () => {
    const at = key();
    faults.push('conflict', 'conflict');
    await commit(change(), { writes: [put(at)], events: [], answer: null });
    expect(attempts).toBe(3);
    expect(await getItem(at)).toMatchObject({ version: 1 });
    faults.push(...Array.from({ length: 20 }, () => 'conflict' as const));
    await expect(commit(change(), { writes: [put(key())], events: [], answer: null })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('a lost answer neither doubles the effect nor tells the winner that it lost', async () => {
    const at = key();
    faults.push('lost-response');
    await commit(change(), {
      writes: [
        put(at),
        {
          label: 'counter',
          update: { pk: at.pk, sk: 'COUNT' },
          set: 'ADD #many :one',
          names: { '#many': 'many' },
          values: { ':one': 1 },
        },
      ],
      events: [happened(at)],
      answer: null,
    });
    expect(attempts).toBe(2);
    expect(await getItem({ pk: at.pk, sk: 'COUNT' })).toMatchObject({ many: 1 });
  });
});

describe('a guard', () => {
  const guard = (over: Record<string, unknown> = {}) =>
    replayGuard({
      subject: 'me',
      routeId: 'things.make',
      key: `key-${records}`,
      params: {},
      query: {},
      body: { a: 1 },
      ...over,
    });

  test('lets the same request have one effect, and keeps its answer with it', async () => {
    const at = key();
    const held = guard({ key: `held-${(records += 1)}` });
    expect(
      await commit(change({ guard: held }), { writes: [put(at)], events: [], answer: { made: 1 } }),
    ).toEqual({ made: 1 });
    const again = commit(change({ guard: held }), { writes: [put(at, 2)], events: [], answer: { made: 2 } });
    await expect(again).rejects.toMatchObject({
      label: 'guard',
      item: { answer: '{"made":1}', fingerprint: held.fingerprint },
    });
    expect(await getItem(at)).toMatchObject({ version: 1 });
  });

  test('is kept with an answer that changed nothing; without a guard nothing is written', async () => {
    const held = guard({ key: `held-${(records += 1)}` });
    const before = attempts;
    expect(await keepAnswer(change(), { found: 1 })).toEqual({ found: 1 });
    expect(attempts).toBe(before);
    expect(await keepAnswer(change({ guard: held }), { found: 1 })).toEqual({ found: 1 });
    expect(await getItem(held.key)).toMatchObject({ answer: '{"found":1}' });
    await expect(keepAnswer(change({ guard: held }), { found: 2 })).rejects.toMatchObject({ label: 'guard' });
  });

  test('may be written anew after its 24 hours', async () => {
    const held = guard({ key: `held-${(records += 1)}` });
    const old = new Date(Date.now() - 25 * 3_600_000).toISOString();
    await commit(change({ at: old, guard: held }), { writes: [put(key())], events: [], answer: 1 });
    expect(await commit(change({ guard: held }), { writes: [put(key())], events: [], answer: 2 })).toBe(2);
  });

  test('differs by caller, route and key, and its fingerprint by what was asked', () => {
    const one = guard();
    for (const over of [{ subject: 'you' }, { routeId: 'things.break' }, { key: 'another' }])
      expect(guard(over).key).not.toEqual(one.key);
    for (const over of [{ params: { id: '1' } }, { query: { q: 'x' } }, { body: { a: 2 } }])
      expect(guard(over).fingerprint).not.toBe(one.fingerprint);
  });

  test.each([
    ['empty', ''],
    ['too long', 'k'.repeat(256)],
    ['unprintable', 'a\u0000b'],
    ['with a space', 'a b'],
  ])('refuses a key that is %s', (_name, text) => {
    expect(() => guard({ key: text })).toThrow('invalid-idempotency-key');
  });
});

describe('one write without a transaction', () => {
  const notNewer = (version: number) => ({
    expression: 'attribute_not_exists(pk) OR #version <= :version',
    names: { '#version': 'version' },
    values: { ':version': version },
  });
  const set = (at: { pk: string; sk: string }, version: number) =>
    writeOne({ label: 'hint', put: { ...at, version }, when: notNewer(version) });

  test('stands, whoever repeats it, until a newer one comes', async () => {
    const at = key();
    faults.push('lost-response');
    await set(at, 2);
    await set(at, 2);
    await expect(set(at, 1)).rejects.toMatchObject({ label: 'hint', item: { version: 2 } });
    await set(at, 3);
    expect(await getItem(at)).toMatchObject({ version: 3 });
  });

  test('goes, unless something newer stands there', async () => {
    const at = key();
    const remove = (version: number) => writeOne({ label: 'hint', remove: at, when: notNewer(version) });
    await set(at, 2);
    await expect(remove(1)).rejects.toThrow(ConditionFailed);
    await remove(2);
    await remove(2);
    expect(await getItem(at)).toBeUndefined();
  });
});
