/** The files of imports, in their bucket: where to put them, and reading exactly the bytes that were pinned. */
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Readable } from 'node:stream';
import { env } from '#functions/kernel/env.ts';
import type { PinnedFile } from '../domain/import-job.ts';
import { objectKey, refusedRowsObject } from './import-keys.ts';

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

/** A link to the refused rows of a job, good for 15 minutes, that saves them under a name. */
export function refusedRowsLink(importId: string, fileName: string): Promise<string> {
  const get = new GetObjectCommand({
    Bucket: env('IMPORTS_BUCKET'),
    Key: refusedRowsObject(importId),
    ResponseContentType: `${contentType}; charset=utf-8`,
    ResponseContentDisposition: `attachment; filename*=UTF-8''${extendedValue(fileName)}`,
  });
  return getSignedUrl(objects(), get, { expiresIn: linkSeconds });
}

/** A text as the value of a header's parameter (RFC 8187), which allows fewer letters than a link. */
const extendedValue = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

// S3 wants parts of at least 5 MiB, but for the last.
const partBytes = 8 * 1024 * 1024;

/**
 * Keeps the refused rows of a job, holding one part of them at a time (1 request, and 2 more if there are more
 * than 8 MB). Kept once more, they are what they were.
 */
export async function keepRefusedRows(importId: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  const place = { Bucket: env('IMPORTS_BUCKET'), Key: refusedRowsObject(importId) };
  const parts = inParts(pieces);
  const first = (await parts.next()).value ?? Buffer.alloc(0);
  const second = await parts.next();
  if (second.done === true) {
    await objects().send(new PutObjectCommand({ ...place, ContentType: contentType, Body: first }));
    return;
  }
  const { UploadId } = await objects().send(
    new CreateMultipartUploadCommand({ ...place, ContentType: contentType }),
  );
  const tags: { PartNumber: number; ETag: string | undefined }[] = [];
  const put = async (Body: Buffer) => {
    const PartNumber = tags.length + 1;
    const { ETag } = await objects().send(new UploadPartCommand({ ...place, UploadId, PartNumber, Body }));
    tags.push({ PartNumber, ETag });
  };
  await put(first);
  await put(second.value);
  for await (const part of parts) await put(part);
  const MultipartUpload = { Parts: tags };
  await objects().send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload }));
}

async function* inParts(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < partBytes) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
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
