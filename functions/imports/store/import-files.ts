/** The files of imports, in their bucket: where to put them, and reading exactly the bytes that were pinned. */
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { env } from '#functions/kernel/env.ts';
import type { ObjectPlace } from '#functions/kernel/object-client.ts';
import * as objects from '#functions/kernel/objects.ts';
import type { PinnedFile } from '../domain/import-job.ts';
import { objectKey, refusedRowsObject } from './import-keys.ts';

const contentType = 'text/csv';
const linkSeconds = 15 * 60;

/** What stands in the bucket is not what the job was started with, or nothing stands there. */
export class FileChanged extends Error {
  constructor() {
    super('The file of an import is not the one it was started with');
    this.name = 'FileChanged';
  }
}

const placeOf = (key: string): ObjectPlace => ({ bucket: env('IMPORTS_BUCKET'), key });

/** A link for one file of exactly this size and type, good for 15 minutes. */
export const uploadLink = (importId: string, sizeBytes: number): ReturnType<typeof objects.uploadLink> =>
  objects.uploadLink(placeOf(objectKey(importId)), { contentType, sizeBytes, seconds: linkSeconds });

/** A link to the refused rows of a job, good for 15 minutes, that saves them under a name. */
export const refusedRowsLink = (importId: string, fileName: string): Promise<string> =>
  objects.downloadLink(placeOf(refusedRowsObject(importId)), {
    contentType: `${contentType}; charset=utf-8`,
    disposition: `attachment; filename*=UTF-8''${extendedValue(fileName)}`,
    seconds: linkSeconds,
  });

/** A text as the value of a header's parameter (RFC 8187), which allows fewer letters than a link. */
const extendedValue = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * Keeps the refused rows of a job, holding one part of them at a time (1 request, and 2 more if there are more
 * than 8 MB). Kept once more, they are what they were.
 */
export const keepRefusedRows = (importId: string, pieces: AsyncIterable<Buffer>): Promise<void> =>
  objects.putPieces(placeOf(refusedRowsObject(importId)), contentType, pieces);

/** The file as it stands now; undefined if it has not arrived, or not in the size announced (1 request). */
export const findFile = (importId: string, sizeBytes: number): Promise<PinnedFile | undefined> =>
  objects.findObject(placeOf(objectKey(importId)), sizeBytes);

async function open(importId: string, file: PinnedFile, range: string): Promise<Readable> {
  const found = await objects.openObject(placeOf(objectKey(importId)), file, range);
  if (found === undefined) throw new FileChanged();
  return found;
}

/** The beginning of a pinned file (1 request). @throws FileChanged */
export const readHead = async (importId: string, file: PinnedFile, bytes: number): Promise<Buffer> =>
  buffer(await open(importId, file, `bytes=0-${bytes - 1}`));

/** A pinned file from one byte on, as it comes (1 request). @throws FileChanged */
export const openFile = (importId: string, file: PinnedFile, fromByte: number): Promise<Readable> =>
  open(importId, file, `bytes=${fromByte}-`);
