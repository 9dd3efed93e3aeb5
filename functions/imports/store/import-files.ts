/** The files of imports, in their bucket: where to put them, and reading exactly the bytes that were pinned. */
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Readable } from 'node:stream';
import { env } from '#functions/kernel/env.ts';
import type { PinnedFile } from '../domain/import-job.ts';
import { objectKey } from './import-keys.ts';

let client: S3Client | undefined;
const objects = (): S3Client =>
  (client ??= new S3Client({
    // Else the SDK puts a checksum of nothing into the link, and S3 refuses the upload.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    forcePathStyle: process.env['S3_FORCE_PATH_STYLE'] === 'true',
  }));

const contentType = 'text/csv';
const linkSeconds = 15 * 60;

/** What stands in the bucket is not what the job was started with, or nothing stands there. */
export class FileChanged extends Error {
  constructor(cause?: unknown) {
    super('The file of an import is not the one it was started with', { cause });
    this.name = 'FileChanged';
  }
}

const placeOf = (importId: string) => ({ Bucket: env('IMPORTS_BUCKET'), Key: objectKey(importId) });

/** A link for one file of exactly this size and type, good for 15 minutes. */
export async function uploadLink(
  importId: string,
  sizeBytes: number,
): Promise<{ url: string; method: 'PUT'; headers: Record<string, string> }> {
  const put = new PutObjectCommand({
    ...placeOf(importId),
    ContentType: contentType,
    ContentLength: sizeBytes,
  });
  const url = await getSignedUrl(objects(), put, {
    expiresIn: linkSeconds,
    signableHeaders: new Set(['content-type', 'content-length', 'host']),
  });
  return { url, method: 'PUT', headers: { 'content-type': contentType } };
}

/** The file as it stands now; undefined if it has not arrived, or not in the size announced (1 request). */
export async function findFile(importId: string, sizeBytes: number): Promise<PinnedFile | undefined> {
  try {
    const head = await objects().send(new HeadObjectCommand(placeOf(importId)));
    if (head.ContentLength !== sizeBytes || head.ETag === undefined) return undefined;
    return { etag: head.ETag, versionId: head.VersionId ?? null };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whoever may not list a bucket is told 403 of an object that is not there. */
const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0);

async function read(importId: string, file: PinnedFile, range: string) {
  try {
    const answer = await objects().send(
      new GetObjectCommand({
        ...placeOf(importId),
        Range: range,
        IfMatch: file.etag,
        ...(file.versionId !== null && { VersionId: file.versionId }),
      }),
    );
    // Not every store knows the condition; the answer's own tag tells as much.
    if (answer.ETag !== file.etag || answer.Body === undefined) throw new FileChanged();
    return answer.Body;
  } catch (error) {
    const changed =
      isMissing(error) || (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412);
    throw changed ? new FileChanged(error) : error;
  }
}

/** The beginning of a pinned file (1 request). @throws FileChanged */
export async function readHead(importId: string, file: PinnedFile, bytes: number): Promise<Buffer> {
  const body = await read(importId, file, `bytes=0-${bytes - 1}`);
  return Buffer.from(await body.transformToByteArray());
}

/** A pinned file from one byte on, as it comes (1 request). @throws FileChanged */
export async function openFile(importId: string, file: PinnedFile, fromByte: number): Promise<Readable> {
  const body = await read(importId, file, `bytes=${fromByte}-`);
  if (!(body instanceof Readable))
    throw new Error('The object store answered with something else than a stream');
  return body;
}
