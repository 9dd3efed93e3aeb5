/** The bytes of attachments: a link to upload to, the pinned file in quarantine, and the cleared copy. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { env } from '#functions/kernel/env.ts';
import type { PinnedFile, StoredAttachment } from '../domain/attachment.ts';
import { dispositionOf } from '../domain/clean-file-name.ts';
import { clearedKey, quarantineKey } from './attachment-keys.ts';

let client: S3Client | undefined;
const objects = (): S3Client =>
  (client ??= new S3Client({
    // Else the SDK puts a checksum of nothing into the link, and S3 refuses the upload.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    forcePathStyle: process.env['S3_FORCE_PATH_STYLE'] === 'true',
  }));

const uploadSeconds = 15 * 60;
export const downloadSeconds = 60;

const placeOf = (key: string) => ({ Bucket: env('ATTACHMENTS_BUCKET'), Key: key });

/** A link for one file of exactly this size and type, good for 15 minutes. */
export async function uploadLink({
  id,
  contentType,
  sizeBytes,
}: StoredAttachment): Promise<{ url: string; method: 'PUT'; headers: Record<string, string> }> {
  const put = new PutObjectCommand({
    ...placeOf(quarantineKey(id)),
    ContentType: contentType,
    ContentLength: sizeBytes,
  });
  const url = await getSignedUrl(objects(), put, {
    expiresIn: uploadSeconds,
    signableHeaders: new Set(['content-type', 'content-length', 'host']),
  });
  return { url, method: 'PUT', headers: { 'content-type': contentType } };
}

/** The file as it stands in quarantine; undefined if it has not arrived in the size announced (1 request). */
export async function findUpload({ id, sizeBytes }: StoredAttachment): Promise<PinnedFile | undefined> {
  try {
    const head = await objects().send(new HeadObjectCommand(placeOf(quarantineKey(id))));
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

/** The bytes that were pinned; undefined if others stand in their place (1 request). */
export async function readUpload(id: string, file: PinnedFile): Promise<Buffer | undefined> {
  try {
    const answer = await objects().send(
      new GetObjectCommand({
        ...placeOf(quarantineKey(id)),
        IfMatch: file.etag,
        ...(file.versionId !== null && { VersionId: file.versionId }),
      }),
    );
    // Not every store knows the condition; the answer's own tag tells as much.
    if (answer.ETag !== file.etag || answer.Body === undefined) return undefined;
    return Buffer.from(await answer.Body.transformToByteArray());
  } catch (error) {
    const changed = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
    if (changed || isMissing(error)) return undefined;
    throw error;
  }
}

const scanTag = 'GuardDutyMalwareScanStatus';

/** What a scanner of viruses has written on a pinned file; undefined until it has (1 request). */
export async function readScanTag(id: string, { versionId }: PinnedFile): Promise<string | undefined> {
  const { TagSet = [] } = await objects().send(
    new GetObjectTaggingCommand({
      ...placeOf(quarantineKey(id)),
      ...(versionId !== null && { VersionId: versionId }),
    }),
  );
  return TagSet.find(({ Key }) => Key === scanTag)?.Value;
}

/** Keeps the very bytes that were checked, where no upload leads; the same ones again change nothing (1 request). */
export async function keepCleared({ id, contentType }: StoredAttachment, bytes: Buffer): Promise<void> {
  await objects().send(
    new PutObjectCommand({ ...placeOf(clearedKey(id)), ContentType: contentType, Body: bytes }),
  );
}

/** Removes whatever lies there of a file, in quarantine and cleared; old versions go within a day (2 requests). */
export async function removeFiles(id: string): Promise<void> {
  for (const key of [quarantineKey(id), clearedKey(id)])
    await objects().send(new DeleteObjectCommand(placeOf(key)));
}

/** A link to the cleared copy, good for a minute: saved under its name, as its type, never shown in place. */
export const downloadLink = ({ id, contentType, fileName }: StoredAttachment): Promise<string> =>
  getSignedUrl(
    objects(),
    new GetObjectCommand({
      ...placeOf(clearedKey(id)),
      ResponseContentType: contentType,
      ResponseContentDisposition: dispositionOf(fileName),
    }),
    { expiresIn: downloadSeconds },
  );
