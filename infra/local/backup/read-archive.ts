import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { StartProblem } from '../start-problem.ts';
import { type BackedUpFile, type Manifest, manifestName, notABackup, parseManifest } from './manifest.ts';

const ownerOnly = 0o600;
/** A list of a million files; more is no list of ours. */
const largestManifestBytes = 256 * 1024 * 1024;

type Entry = AsyncIterable<Buffer> & { readonly header: Header };

export interface ReadWish {
  /** The backup, as the user called it. */
  readonly file: string;
  /** An empty folder. */
  readonly into: string;
  /** Asked before the first file is written; throws if there is a reason not to. */
  readonly consider: (manifest: Manifest) => void;
  readonly progress: (share: number) => void;
}

/**
 * Unpacks a backup into a folder, a piece at a time, and proves that it holds exactly the files that its manifest
 * lists, each with its size and digest. Nothing is written outside of the folder: only plain files are taken, under
 * names that were looked at, and none over another.
 * @throws StartProblem naming what is wrong and where: no backup, a newer one, cut off, altered, a link, a stranger
 */
export async function readArchive(wish: ReadWish): Promise<Manifest> {
  const { file } = wish;
  const unpacked = extract();
  const place: Place = { name: undefined };
  const source = createReadStream(file);
  // A stream of another make; Node's pipeline takes it by what it can do.
  const feeding = pipeline(source, createGunzip(), unpacked as unknown as NodeJS.WritableStream);
  const [fed, taken] = await Promise.allSettled([feeding, takeEntries(unpacked, wish, place)]);
  if (taken.status === 'rejected') throw explained(taken.reason, file, place);
  if (fed.status === 'rejected') throw explained(fed.reason, file, place);
  return taken.value;
}

/** Which entry is being read; before the first one is known to be ours, none. */
interface Place {
  name: string | undefined;
}

async function takeEntries(
  unpacked: AsyncIterable<unknown>,
  wish: ReadWish,
  place: Place,
): Promise<Manifest> {
  let manifest: Manifest | undefined;
  const missing = new Map<string, BackedUpFile>();
  let whole = 0;
  let done = 0;
  for await (const entry of unpacked as AsyncIterable<Entry>) {
    if (!manifest) {
      manifest = parseManifest(await manifestText(entry, wish.file), wish.file);
      place.name = manifestName;
      wish.consider(manifest);
      for (const each of manifest.files) missing.set(each.name, each);
      whole = manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      continue;
    }
    const { name } = entry.header;
    place.name = name;
    const listed = missing.get(name);
    requireListed(entry.header, listed, wish.file);
    await takeFile(entry, listed, wish, (bytes) => wish.progress((done += bytes) / whole));
    missing.delete(name);
  }
  if (!manifest) throw notABackup(wish.file);
  const [lost] = missing.keys();
  if (lost !== undefined) throw damaged(wish.file, `${lost} is missing`);
  return manifest;
}

async function manifestText(entry: Entry, file: string): Promise<string> {
  const { name, size, type } = entry.header;
  if (name !== manifestName || type !== 'file' || size > largestManifestBytes) throw notABackup(file);
  const pieces: Buffer[] = [];
  for await (const piece of entry) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function requireListed(
  { name, type, size }: Header,
  listed: BackedUpFile | undefined,
  file: string,
): asserts listed is BackedUpFile {
  if (!listed) throw damaged(file, `${JSON.stringify(name)} is not in its list of files, or is there twice`);
  if (type !== 'file') throw damaged(file, `${name} is a ${type}, and a backup has plain files only`);
  if (size !== listed.sizeBytes)
    throw damaged(file, `${name} has ${size} bytes instead of ${listed.sizeBytes}`);
}

async function takeFile(
  entry: Entry,
  { name, sha256 }: BackedUpFile,
  { file, into }: ReadWish,
  progress: (bytes: number) => void,
): Promise<void> {
  const target = path.join(into, ...name.split('/'));
  mkdirSync(path.dirname(target), { recursive: true });
  const hash = createHash('sha256');
  const watched = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of entry) {
      hash.update(piece);
      progress(piece.length);
      yield piece;
    }
  };
  await pipeline(watched, createWriteStream(target, { flags: 'wx', mode: ownerOnly, flush: true }));
  if (hash.digest('hex') !== sha256) throw damaged(file, `${name} was altered: its digest is another`);
}

const damaged = (file: string, what: string, cause?: unknown): StartProblem =>
  new StartProblem(`${file} is damaged: ${what}.`, { cause });

/** Codes of zlib: bytes that were never gzipped so, and an end that comes too early. */
const brokenCodes = ['Z_DATA_ERROR', 'Z_BUF_ERROR'];
/** What tar-stream says of bytes that are no tar; it has no codes. */
const brokenMessages =
  /^(?:Unexpected end of data|Invalid tar header|Invalid header|Header exceeds max size)/;

function explained(error: unknown, file: string, { name }: Place): unknown {
  if (!(error instanceof Error) || error instanceof StartProblem) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EISDIR' && name === undefined) return new StartProblem(`${file} is a folder, not a backup.`);
  if (!brokenCodes.includes(code) && !brokenMessages.test(error.message)) return error;
  if (name === undefined) return notABackup(file, error);
  return damaged(file, `it cannot be read on from ${name}`, error);
}
