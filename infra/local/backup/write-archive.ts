import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { type BackedUpFile, type Manifest, manifestName } from './manifest.ts';

const ownerOnly = 0o600;

/** Lists all files of a folder with their sizes and digests, in the order of their names. */
export async function listFiles(folder: string): Promise<BackedUpFile[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();
  const files: BackedUpFile[] = [];
  for (const name of names) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path.join(folder, name)), hash);
    files.push({ name, sizeBytes: statSync(path.join(folder, name)).size, sha256: hash.digest('hex') });
  }
  return files;
}

/**
 * Writes a new gzipped tar of a manifest and the files it lists, readable by its owner alone, and waits until it is
 * on disk. A piece at a time is in memory. `progress` is told the share that is written, from 0 to 1.
 */
export async function writeArchive(
  archive: string,
  manifest: Manifest,
  folder: string,
  progress: (share: number) => void,
): Promise<void> {
  const tar = pack();
  const whole = manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let written = 0;
  const fill = async (): Promise<void> => {
    await addText(tar, manifestName, `${JSON.stringify(manifest, null, 1)}\n`, manifest.takenAt);
    for (const { name, sizeBytes } of manifest.files) {
      const watched = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
        for await (const piece of pieces) {
          progress((written += piece.length) / whole);
          yield piece;
        }
      };
      // A stream of another make; Node's pipeline takes it by what it can do.
      const entry = tar.entry(
        headerOf(name, sizeBytes, manifest.takenAt),
      ) as unknown as NodeJS.WritableStream;
      await pipeline(createReadStream(path.join(folder, name)), watched, entry);
    }
    tar.finalize();
  };
  const out = createWriteStream(archive, { flags: 'wx', mode: ownerOnly, flush: true });
  await Promise.all([pipeline(Readable.from(tar), createGzip(), out), fill()]);
}

const headerOf = (name: string, size: number, at: string) => ({
  name,
  size,
  mode: ownerOnly,
  mtime: new Date(at),
});

function addText(tar: Pack, name: string, text: string, at: string): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(headerOf(name, Buffer.byteLength(text), at), text, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}
