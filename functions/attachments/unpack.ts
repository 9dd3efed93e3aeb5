/** Looks into a ZIP archive without trusting what it says of itself (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16). */
import { inflateRawSync } from 'node:zlib';

const mostEntries = 2000;
const mostUnpackedBytes = 60_000_000;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;

export interface Entry {
  name: string;
  bytes: Buffer;
}

/** The archive is broken, encrypted, or of a form no office program writes. */
export class UnreadableArchive extends Error {}
/** The archive holds more than anybody should unpack. */
export class ArchiveTooLarge extends Error {}

/**
 * Every file of an archive, unpacked in memory up to a bound: 2,000 files, 60 MB in all.
 * @throws UnreadableArchive, ArchiveTooLarge
 */
export function unpack(archive: Buffer): Entry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > mostEntries) throw new ArchiveTooLarge();
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  let left = mostUnpackedBytes;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== entrySignature)
      throw new UnreadableArchive();
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const bytes = contentOf(archive, at, left);
    left -= bytes.length;
    entries.push({ name, bytes });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - endBytes - longestComment);
  for (let at = archive.length - endBytes; at >= earliest; at -= 1) {
    if (archive.readUInt32LE(at) === endSignature) return at;
  }
  throw new UnreadableArchive();
}

function contentOf(archive: Buffer, at: number, mostBytes: number): Buffer {
  const encrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
  const method = archive.readUInt16LE(at + 10);
  const packedBytes = archive.readUInt32LE(at + 20);
  const local = archive.readUInt32LE(at + 42);
  if (encrypted || local + 30 > archive.length || archive.readUInt32LE(local) !== localSignature) {
    throw new UnreadableArchive();
  }
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + packedBytes);
  if (packed.length !== packedBytes) throw new UnreadableArchive();
  if (method === 0) {
    if (packed.length > mostBytes) throw new ArchiveTooLarge();
    return packed;
  }
  if (method !== 8) throw new UnreadableArchive();
  return inflated(packed, mostBytes);
}

/** Inflates up to a bound, whatever size the archive claims. */
function inflated(packed: Buffer, mostBytes: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
  } catch (error) {
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge
      ? new ArchiveTooLarge(undefined, { cause: error })
      : new UnreadableArchive(undefined, { cause: error });
  }
}
