import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { constants, copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';

const dataEnd = '.data';
const aboutEnd = '.meta.json';

/**
 * Copies the files of the object store while it may be written to. To be called after the database's state was
 * taken: an object is put before a row names it, so every object that a row of that state names is there. Only the
 * erasure of a contact removes some; what it removes meanwhile stays removed. Uploads in parts come first: one that
 * is completed meanwhile is then met as a whole.
 */
export async function copyObjects(from: string, to: string): Promise<void> {
  for (const part of ['_multipart', 'buckets']) {
    const folder = path.join(from, part);
    if (existsSync(folder)) await copyFolder(folder, path.join(to, part));
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  for (const name of namesIn(from)) {
    const file = path.join(from, name);
    if (isFolder(file)) await copyFolder(file, path.join(to, name));
    else if (name.endsWith(dataEnd)) continue;
    else if (name.endsWith(aboutEnd)) await copyObject(from, to, name.slice(0, -aboutEnd.length));
    else await copyPlain(from, to, name);
  }
}

/** What an object's second file says of the first. */
const aboutSchema = z.object({ etag: z.string().default(''), contentLength: z.number().optional() });

const tries = 20;
const pauseMs = 50;

/**
 * Copies an object's bytes with what is said about them. The store overwrites one file after the other, so the two
 * may belong to different puts: then both are read again. What stays so was broken by a crash before, and is kept
 * as it lies there.
 */
async function copyObject(from: string, to: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const about = await readIfThere(path.join(from, name + aboutEnd));
    if (about === undefined || !(await copyPlain(from, to, name + dataEnd))) return;
    if ((await belongTogether(about, path.join(to, name + dataEnd))) || attempt === tries) {
      await writeFile(path.join(to, name + aboutEnd), about);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function belongTogether(about: string, copy: string): Promise<boolean> {
  const { etag, contentLength } = aboutSchema.parse(JSON.parse(about));
  const [digest] = /[0-9a-f]{32}(?="?$)/.exec(etag) ?? [];
  if (digest !== undefined) return (await md5Of(copy)) === digest;
  // Put in parts: its etag is the digest of their digests.
  return contentLength === undefined || (await stat(copy)).size === contentLength;
}

async function md5Of(file: string): Promise<string> {
  const hash = createHash('md5');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Answers whether it was there; an upload in parts may end, and go, at any moment. */
async function copyPlain(from: string, to: string, name: string): Promise<boolean> {
  await mkdir(to, { recursive: true });
  return unlessGone(async () => {
    await copyFile(path.join(from, name), path.join(to, name), constants.COPYFILE_FICLONE);
    return true;
  }, false);
}

const readIfThere = (file: string): Promise<string | undefined> =>
  unlessGone(() => readFile(file, 'utf8'), undefined);

async function unlessGone<Found, Otherwise>(
  look: () => Promise<Found>,
  otherwise: Otherwise,
): Promise<Found | Otherwise> {
  try {
    return await look();
  } catch (error) {
    if (isGone(error)) return otherwise;
    throw error;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

const isFolder = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
