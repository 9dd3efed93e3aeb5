/** The bytes of attachments: a link to upload to, the pinned file in quarantine, and the cleared copy. */
import { buffer } from 'node:stream/consumers';
import { env } from '#functions/kernel/env.ts';
import type { ObjectPlace } from '#functions/kernel/object-client.ts';
import * as objects from '#functions/kernel/objects.ts';
import type { PinnedFile, StoredAttachment } from '../domain/attachment.ts';
import { dispositionOf } from '../domain/clean-file-name.ts';
import { clearedKey, quarantineKey } from './attachment-keys.ts';

const uploadSeconds = 15 * 60;
export const downloadSeconds = 60;

const placeOf = (key: string): ObjectPlace => ({ bucket: env('ATTACHMENTS_BUCKET'), key });

/** A link for one file of exactly this size and type, good for 15 minutes. */
export const uploadLink = ({
  id,
  contentType,
  sizeBytes,
}: StoredAttachment): ReturnType<typeof objects.uploadLink> =>
  objects.uploadLink(placeOf(quarantineKey(id)), { contentType, sizeBytes, seconds: uploadSeconds });

/** The file as it stands in quarantine; undefined if it has not arrived in the size announced (1 request). */
export const findUpload = ({ id, sizeBytes }: StoredAttachment): Promise<PinnedFile | undefined> =>
  objects.findObject(placeOf(quarantineKey(id)), sizeBytes);

/** The bytes that were pinned; undefined if others stand in their place (1 request). */
export async function readUpload(id: string, file: PinnedFile): Promise<Buffer | undefined> {
  const found = await objects.openObject(placeOf(quarantineKey(id)), file);
  return found && (await buffer(found));
}

const scanTag = 'GuardDutyMalwareScanStatus';

/** What a scanner of viruses has written on a pinned file; undefined until it has (1 request). */
export const readScanTag = (id: string, file: PinnedFile): Promise<string | undefined> =>
  objects.readTag(placeOf(quarantineKey(id)), file, scanTag);

/** Keeps the very bytes that were checked, where no upload leads; the same ones again change nothing (1 request). */
export const keepCleared = ({ id, contentType }: StoredAttachment, bytes: Buffer): Promise<void> =>
  objects.putObject(placeOf(clearedKey(id)), contentType, bytes);

/**
 * Removes whatever lies there of a file, in quarantine and cleared; on AWS an old version of a cleared one stays for
 * 35 days, as backups of the table do (2 requests).
 */
export async function removeFiles(id: string): Promise<void> {
  for (const key of [quarantineKey(id), clearedKey(id)]) await objects.removeObject(placeOf(key));
}

/** A link to the cleared copy, good for a minute: saved under its name, as its type, never shown in place. */
export const downloadLink = ({ id, contentType, fileName }: StoredAttachment): Promise<string> =>
  objects.downloadLink(placeOf(clearedKey(id)), {
    contentType,
    disposition: dispositionOf(fileName),
    seconds: downloadSeconds,
  });
