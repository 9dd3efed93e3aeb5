import { closeSync, existsSync, fsyncSync, openSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { takeFolderLock } from '../data-folder/folder-lock.ts';
import { requireReadyFolder } from '../data-folder/data-folder.ts';
import { productVersion } from '../data-folder/product-version.ts';
import { findRunnerFile } from '../runner/runner-file.ts';
import { StartProblem } from '../start-problem.ts';
import { copyDataFolder } from './copy-data-folder.ts';
import { requireTable } from './copy-databases.ts';
import { tellingFullDisk } from './telling-full-disk.ts';
import { inTenths } from './in-tenths.ts';
import { isInside } from './is-inside.ts';
import { backupFormat, type Manifest } from './manifest.ts';
import { openWorkFolder, type WorkFolder } from './work-folder.ts';
import { listFiles, writeArchive } from './write-archive.ts';

export interface BackupWish {
  readonly folder: string;
  readonly file: string;
  readonly replace: boolean;
  readonly progress: (message: string) => void;
  readonly now: () => Date;
}

export interface BackupTaken {
  readonly manifest: Manifest;
  /** Of the file that was written. */
  readonly sizeBytes: number;
}

/**
 * Writes everything of a data folder into one file, whether Rafiq runs on it or not. The file appears under its name
 * when it is whole and on disk, or not at all.
 */
export async function takeBackup(wish: BackupWish): Promise<BackupTaken> {
  const { folder, file, replace } = wish;
  const { items } = requireReadyFolder(folder);
  requireTable(folder);
  requirePlace(folder, file, replace);
  const work = openWorkFolder(`${file}.unfinished`);
  try {
    return await tellingFullDisk(path.dirname(file), () => fill(wish, work, items));
  } finally {
    work.remove();
  }
}

async function fill(wish: BackupWish, work: WorkFolder, items: number): Promise<BackupTaken> {
  const { folder, file, replace, progress, now } = wish;
  const copy = path.join(work.path, 'data');
  const takenAt = now().toISOString();
  const hold = holdStill(folder);
  try {
    await copyDataFolder(folder, copy, progress);
  } finally {
    hold.release();
  }
  hold.requireUndisturbed();
  progress('Reading the copies through');
  const files = await listFiles(copy);
  const head = { backup: 'rafiq', format: backupFormat, rafiq: productVersion(), items } as const;
  const manifest: Manifest = { ...head, takenAt, files };
  const archive = path.join(work.path, 'archive');
  await writeArchive(archive, manifest, copy, inTenths('Writing the backup', progress));
  if (!replace) refuseExisting(file);
  renameSync(archive, file);
  keepDirectory(path.dirname(file));
  return { manifest, sizeBytes: statSync(file).size };
}

function requirePlace(folder: string, file: string, replace: boolean): void {
  const parent = path.dirname(file);
  if (!existsSync(parent)) throw new StartProblem(`There is no folder ${parent} to put the backup into.`);
  if (isInside(file, folder))
    throw new StartProblem(
      `The backup cannot lie in the data folder itself. Say a place outside of ${folder}.`,
    );
  if (existsSync(file) && !statSync(file).isFile()) throw new StartProblem(`${file} is not a file.`);
  if (!replace) refuseExisting(file);
}

function refuseExisting(file: string): void {
  if (existsSync(file))
    throw new StartProblem(`${file} is there already. Choose another name, or add --replace.`);
}

/** Keeps others from emptying or replacing the folder while it is copied, or finds out that they did. */
interface Hold {
  release(): void;
  requireUndisturbed(): void;
}

function holdStill(folder: string): Hold {
  const lock = takeFolderLock(folder);
  if (lock) return { release: () => lock.release(), requireUndisturbed: () => undefined };
  // A Rafiq that runs holds the lock itself and keeps others out; its token is new with every start.
  const token = findRunnerFile(folder)?.controlToken;
  if (token === undefined)
    throw new StartProblem(
      `Rafiq is just starting on ${folder}, or another command works there. Try again in a moment.`,
    );
  return {
    release: () => undefined,
    requireUndisturbed: () => {
      if (findRunnerFile(folder)?.controlToken !== token)
        throw new StartProblem('Rafiq was stopped while it was being copied. Repeat the command.');
    },
  };
}

/** The name of a file is kept by its folder, which must reach the disk as well. */
function keepDirectory(folder: string): void {
  // Windows opens no folders, and keeps names by itself.
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
