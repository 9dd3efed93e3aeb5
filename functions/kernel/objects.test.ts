import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  startScriptedStore,
  type ScriptedAnswer,
  type ScriptedStore,
} from '../../test/fixtures/scripted-store.ts';
import { refusalStatus } from './object-client.ts';
import { downloadLink, findObject, openObject, putPieces, readTag } from './objects.ts';

let store: ScriptedStore;
beforeAll(async () => {
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  store = await startScriptedStore();
});
afterAll(() => {
  store.stop();
  vi.unstubAllEnvs();
});

const place = { bucket: 'files', key: 'imports/a (1)/file.csv' };
const pinned = { etag: '"one"', versionId: 'v1' };
const busy: ScriptedAnswer = { status: 503, body: '<Error><Code>SlowDown</Code></Error>' };

describe('the object store', () => {
  test('is asked more often than there may be connections, over one', async () => {
    const times = 60;
    store.answer(
      ...Array.from({ length: times }, () => ({
        status: 200,
        headers: { etag: '"one"', 'content-length': '5' },
      })),
    );
    for (let request = 0; request < times; request += 1)
      expect(await findObject(place, 5)).toEqual({ etag: '"one"', versionId: null });
    expect(await store.connections()).toBe(1);
  });

  test('is asked again while it is busy, each time with a signature of its own', async () => {
    store.answer(busy, busy, {
      status: 200,
      headers: { etag: '"one"', 'x-amz-version-id': 'v1', 'content-length': '0' },
    });
    expect(await findObject(place, 0)).toEqual(pinned);
    expect(store.asked.map(({ line }) => line)).toEqual(
      Array.from({ length: 3 }, () => 'HEAD /files/imports/a%20%281%29/file.csv'),
    );
    expect(store.asked[2]?.headers['authorization']).toMatch(
      /^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/us-east-1\/s3\//,
    );
    expect(store.asked[2]?.headers['amz-sdk-request']).toBe('attempt=3; max=3');
  });

  test('that stays busy is said to be so', async () => {
    store.answer(busy, busy, busy);
    const error: unknown = await openObject(place, pinned).catch((thrown: unknown) => thrown);
    expect(refusalStatus(error)).toBe(503);
    expect((error as Error).name).toBe('SlowDown');
    expect(store.asked).toHaveLength(3);
  });

  test.each([403, 404, 412])('that answers %i has not got the pinned object', async (status) => {
    store.answer({ status });
    expect(await openObject(place, pinned)).toBeUndefined();
    expect(store.asked).toHaveLength(1);
    expect(store.asked[0]?.line).toMatch(/\?versionId=v1$/);
    expect(store.asked[0]?.headers['if-match']).toBe('"one"');
  });

  test('that answers with another object than the pinned one has not got it either', async () => {
    store.answer({ status: 200, headers: { etag: '"two"' }, body: 'other bytes' });
    expect(await openObject(place, pinned)).toBeUndefined();
  });

  test('is told of a tag by its name', async () => {
    const tag = (name: string, value: string) => `<Tag><Key>${name}</Key><Value>${value}</Value></Tag>`;
    const body = `<Tagging><TagSet>${tag('a', 'b')}${tag('status', 'clean &amp; safe')}</TagSet></Tagging>`;
    store.answer({ status: 200, body }, { status: 200, body: '<Tagging><TagSet/></Tagging>' });
    expect(await readTag(place, pinned, 'status')).toBe('clean & safe');
    expect(await readTag(place, pinned, 'status')).toBeUndefined();
  });
});

describe('an object of unknown size', () => {
  const pieces = () =>
    Readable.from([Buffer.alloc(9_000_000, 'a'), Buffer.alloc(9_000_000, 'b'), Buffer.from('c')]);
  const part = (etag: string): ScriptedAnswer => ({ status: 200, headers: { etag } });
  const begun: ScriptedAnswer = { status: 200, body: '<r><UploadId>up&amp;1</UploadId></r>' };

  test('goes in parts and is put together of them', async () => {
    store.answer(begun, part('"1"'), part('"2"'), part('"3"'), {
      status: 200,
      body: '<r><ETag>"all"</ETag></r>',
    });
    await putPieces(place, 'text/csv', pieces());
    const to = '/files/imports/a%20%281%29/file.csv';
    expect(store.asked.map(({ line }) => line)).toEqual([
      `POST ${to}?uploads=`,
      ...[1, 2, 3].map((number) => `PUT ${to}?partNumber=${number}&uploadId=up%261`),
      `POST ${to}?uploadId=up%261`,
    ]);
    expect(store.asked.slice(1, 4).map(({ body }) => body.length)).toEqual([9_000_000, 9_000_000, 1]);
    expect(store.asked[4]?.body).toContain('<Part><PartNumber>3</PartNumber><ETag>"3"</ETag></Part>');
  });

  test('is not kept when the store fails under a status of success', async () => {
    const failed = { status: 200, body: '<Error><Code>InternalError</Code></Error>' };
    store.answer(begun, part('"1"'), part('"2"'), part('"3"'), failed);
    await expect(putPieces(place, 'text/csv', pieces())).rejects.toThrow('InternalError');
  });
});

test('a link leads to the bucket by its own name where the store is not told of in the path', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_S3', undefined);
  vi.stubEnv('S3_FORCE_PATH_STYLE', undefined);
  const link = new URL(
    await downloadLink(place, { contentType: 'text/csv', disposition: 'attachment', seconds: 60 }),
  );
  expect(link.origin).toBe('https://files.s3.us-east-1.amazonaws.com');
  expect(link.pathname).toBe('/imports/a%20%281%29/file.csv');
  expect(link.searchParams.get('X-Amz-Expires')).toBe('60');
  expect(link.searchParams.get('X-Amz-SignedHeaders')).toBe('host');
});
