import { existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { contentOf, inUse, readFormat } from '../data-folder/data-folder.ts';
import { hasFormat } from '../data-folder/format-file.ts';
import { lockFileName, takeFolderLock } from '../data-folder/folder-lock.ts';
import { placeOf, returnFormer, swapFolder } from '../data-folder/swap-folder.ts';
import { StartProblem } from '../start-problem.ts';
import { tellingFullDisk } from './telling-full-disk.ts';
import { inTenths } from './in-tenths.ts';
import { isInside } from './is-inside.ts';
import type { Manifest } from './manifest.ts';
import { megabytes } from './megabytes.ts';
import { readArchive } from './read-archive.ts';
import { openWorkFolder } from './work-folder.ts';

export interface RestoreWish {
  readonly file: string;
  readonly folder: string;
  readonly replace: boolean;
  readonly progress: (message: string) => void;
}

/**
 * Makes a data folder of a backup. All is unpacked and proved beside the folder first; only then, by renaming, it
 * takes its place. A refusal, or a crash at whatever moment, leaves the folder as it was.
 */
export async function restoreBackup({ file, folder, replace, progress }: RestoreWish): Promise<Manifest> {
  returnFormer(folder);
  const place = placeOf(folder);
  requireFile(file, place);
  const hold = holdPlace(place, replace);
  try {
    mkdirSync(path.dirname(place), { recursive: true });
    const work = openWorkFolder(`${place}.restoring`);
    try {
      const manifest = await tellingFullDisk(path.dirname(place), () =>
        readArchive({
          file,
          into: work.path,
          consider: (each) => requireRoom(each, work.path),
          progress: inTenths('Restoring', progress),
        }),
      );
      requireWhole(work.path, manifest, file);
      swapFolder(place, work.path, hold.isThere);
      work.release();
      return manifest;
    } catch (error) {
      work.remove();
      throw error;
    }
  } finally {
    hold.release();
  }
}

function requireFile(file: string, place: string): void {
  if (!existsSync(file)) throw new StartProblem(`There is no file ${file}.`);
  if (isInside(file, place))
    throw new StartProblem(`${file} lies in the data folder, and would go with it. Move it elsewhere first.`);
}

interface Hold {
  /** Whether a folder stands in the place, which this holds; where none does, nobody may come before it. */
  readonly isThere: boolean;
  release(): void;
}

/** Keeps Rafiq from starting on the place; refuses one that is in use, not Rafiq's, or has data that may not go. */
function holdPlace(place: string, replace: boolean): Hold {
  if (!existsSync(place)) return { isThere: false, release: () => undefined };
  const isEmpty = contentOf(place).length === 0;
  const hadLock = existsSync(path.join(place, lockFileName));
  if (!isEmpty) requireReplaceable(place);
  const lock = takeFolderLock(place);
  if (!lock) throw inUse(place);
  if (!isEmpty && !replace) {
    lock.release();
    throw new StartProblem(
      `There is data in ${place}. Choose another folder with RAFIQ_DATA, or add --replace to lose what is there.`,
    );
  }
  return {
    isThere: true,
    release: () => {
      lock.release();
      if (!hadLock && isEmpty && existsSync(place) && contentOf(place).length === 0)
        rmSync(path.join(place, lockFileName), { force: true });
    },
  };
}

/** Whatever is broken in it may be replaced; what was never Rafiq's may not. */
function requireReplaceable(place: string): void {
  if (!hasFormat(place)) readFormat(place);
}

/** Kept free for the system, beside what is restored. */
const spareBytes = 64 * 1024 * 1024;

function requireRoom({ files }: Manifest, folder: string): void {
  const needed = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, spareBytes);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (needed <= free) return;
  throw new StartProblem(
    `Restoring needs ${megabytes(needed)} of free disk at ${path.dirname(folder)}, and there are ${megabytes(free)}.`,
  );
}

/** The folder must be one that Rafiq starts on: this is found out before the swap. */
function requireWhole(folder: string, manifest: Manifest, file: string): void {
  const format = readFormat(folder);
  if (format?.state === 'ready' && format.items === manifest.items) return;
  throw new StartProblem(`${file} is damaged: what it holds is not a whole data folder.`);
}
