import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { region } from '../assembly/local-names.ts';
import { type LoopbackServer, openLoopbackServer } from '../net/loopback-server.ts';
import { bucketCors } from './bucket-cors.ts';
import { createBuckets } from './buckets.ts';
import { objectsGuard } from './objects-guard.ts';
import { startStorage, type Storage } from './storage.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const keys = { accessKeyId: 'local', secretAccessKey: 'a secret of this folder' };
const portalOrigin = 'http://localhost:4600';
const bucket: LocalResource = {
  stack: 'Data',
  folder: '',
  id: 'Imports',
  type: 'AWS::S3::Bucket',
  name: 'data-imports',
  metadata: {},
  properties: {
    CorsConfiguration: {
      CorsRules: [
        { AllowedOrigins: ['https://p.example'], AllowedMethods: ['PUT'], AllowedHeaders: ['content-type'] },
      ],
    },
  },
};

const folder = temporaryFolders('objects')();
let now = Date.now();
let storage: Storage;
let guard: LoopbackServer;
let client: S3Client;

const clientWith = (credentials: typeof keys): S3Client =>
  new S3Client({
    region,
    endpoint: guard.url,
    forcePathStyle: true,
    credentials,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });

beforeAll(async () => {
  storage = await startStorage(folder, 0);
  guard = await openLoopbackServer('objects', 0);
  guard.serve(
    objectsGuard({ upstream: storage.url, keys, cors: bucketCors([bucket], portalOrigin), now: () => now }),
  );
  client = clientWith(keys);
  await createBuckets(client, [bucket]);
  await createBuckets(client, [bucket]);
});

afterAll(async () => {
  await guard.close();
  await storage.stop();
});

const presignedPut = (): Promise<string> =>
  getSignedUrl(
    client,
    new PutObjectCommand({
      Bucket: bucket.name,
      Key: 'uploads/ملف.csv',
      ContentType: 'text/csv',
      ContentLength: 3,
    }),
    { expiresIn: 60, signableHeaders: new Set(['content-type', 'content-length', 'host']) },
  );

const put = (url: string, body = 'a,b', type = 'text/csv') =>
  fetch(url, { method: 'PUT', body, headers: { 'content-type': type } });

describe('the object store behind its guard', () => {
  it('takes what the SDK signs and keeps it', async () => {
    await client.send(new PutObjectCommand({ Bucket: bucket.name, Key: 'k', Body: 'kept' }));
    const got = await client.send(new GetObjectCommand({ Bucket: bucket.name, Key: 'k' }));
    expect(await got.Body?.transformToString()).toBe('kept');
  });

  it('takes a presigned upload and gives a presigned download its asked-for name', async () => {
    expect((await put(await presignedPut())).status).toBe(200);
    const link = await getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket.name,
        Key: 'uploads/ملف.csv',
        ResponseContentDisposition: 'attachment; filename="x.csv"',
      }),
    );
    const got = await fetch(link);
    expect(got.headers.get('content-disposition')).toBe('attachment; filename="x.csv"');
    expect(await got.text()).toBe('a,b');
  });

  it('takes 100 MB in one presigned PUT, as S3 does, and gives back any range of it', async () => {
    const piece = Buffer.from(`${'0123456789'.repeat(99_999)}\n1234567\n\n`);
    const blob = new Blob(Array.from({ length: 100 }, () => new Uint8Array(piece)));
    const of = { Bucket: bucket.name, Key: 'uploads/large.csv' };
    const link = await getSignedUrl(
      client,
      new PutObjectCommand({ ...of, ContentType: 'text/csv', ContentLength: blob.size }),
      { expiresIn: 60, signableHeaders: new Set(['content-type', 'content-length', 'host']) },
    );
    expect(blob.size).toBe(100 * piece.length);
    const answer = await fetch(link, { method: 'PUT', body: blob, headers: { 'content-type': 'text/csv' } });
    expect(answer.status).toBe(200);
    const head = await client.send(new HeadObjectCommand(of));
    expect(head).toMatchObject({ ContentLength: blob.size, ContentType: 'text/csv' });
    expect(head.ETag).toBe(answer.headers.get('etag'));
    const from = 61 * piece.length - 12;
    const got = await client.send(new GetObjectCommand({ ...of, Range: `bytes=${from}-${from + 19}` }));
    expect(await got.Body?.transformToString()).toBe('89\n1234567\n\n01234567'.slice(0, 20));
    expect(
      (await fetch(link, { method: 'PUT', body: 'a', headers: { 'content-type': 'text/csv' } })).status,
    ).toBe(403);
  });

  it('refuses a request nobody signed', async () => {
    const got = await fetch(`${guard.url}/${bucket.name}/k`);
    expect(got.status).toBe(403);
    expect(await got.text()).toContain('AccessDenied');
  });

  it.each([
    ['another key', (url: string) => url.replace('/uploads/', '/other/'), 'SignatureDoesNotMatch'],
    [
      'a later expiry',
      (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'),
      'SignatureDoesNotMatch',
    ],
    [
      'another signature',
      (url: string) => url.replace(/Signature=../, 'Signature=00'),
      'SignatureDoesNotMatch',
    ],
    [
      'another signer',
      (url: string) => url.replace('Credential=local', 'Credential=other'),
      'InvalidAccessKeyId',
    ],
    [
      'an expiry of a year',
      (url: string) => url.replace('Expires=60', 'Expires=31536000'),
      'AuthorizationQuery',
    ],
  ])('refuses a link with %s', async (_name, tamper, code) => {
    const got = await put(tamper(await presignedPut()));
    expect(got.status).toBeGreaterThanOrEqual(400);
    expect(await got.text()).toContain(code);
  });

  it('refuses another length or type than was signed', async () => {
    expect((await put(await presignedPut(), 'a,b,c')).status).toBe(403);
    expect((await put(await presignedPut(), 'a,b', 'text/html')).status).toBe(403);
  });

  it('refuses a link after its time', async () => {
    const link = await presignedPut();
    now = Date.now() + 61_000;
    const got = await put(link);
    now = Date.now();
    expect(got.status).toBe(403);
  });

  it('refuses a wrong secret and a body that was not the signed one', async () => {
    const stranger = clientWith({ ...keys, secretAccessKey: 'guessed' });
    await expect(
      stranger.send(new GetObjectCommand({ Bucket: bucket.name, Key: 'k' })),
    ).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    client.middlewareStack.add(
      (next) => (args) => {
        if (typeof args.request === 'object' && args.request !== null)
          Object.assign(args.request, { body: 'swapped' });
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low', name: 'swap' },
    );
    const swapped = client.send(new PutObjectCommand({ Bucket: bucket.name, Key: 'k', Body: 'genuine' }));
    await expect(swapped).rejects.toMatchObject({ name: 'XAmzContentSHA256Mismatch' });
    client.middlewareStack.remove('swap');
  });

  it('lets the portal through the preflight, and nobody the bucket does not name', async () => {
    const preflight = (origin: string, method: string) =>
      fetch(`${guard.url}/${bucket.name}/k`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': 'content-type',
        },
      });
    const allowed = await preflight(portalOrigin, 'PUT');
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type');
    expect((await preflight('https://p.example', 'PUT')).status).toBe(200);
    expect((await preflight('https://evil.example', 'PUT')).status).toBe(403);
    expect((await preflight(portalOrigin, 'DELETE')).status).toBe(403);
  });

  it('still has its objects after the engine was stopped and started', async () => {
    await storage.stop();
    storage = await startStorage(folder, 0);
    guard.serve(objectsGuard({ upstream: storage.url, keys, cors: bucketCors([bucket], portalOrigin) }));
    await createBuckets(client, [bucket]);
    const got = await client.send(new GetObjectCommand({ Bucket: bucket.name, Key: 'k' }));
    expect(await got.Body?.transformToString()).toBe('kept');
  });
});
