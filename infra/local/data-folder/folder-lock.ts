import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface FolderLock {
  release(): void;
}

/** Whoever holds this file holds the folder. */
export const lockFileName = 'lock.sqlite';

/** The lock's own files: emptying the folder spares them, for whoever empties it holds the lock. */
export const lockFileNames: readonly string[] = [lockFileName, `${lockFileName}-journal`];

/**
 * Takes the folder for this process, or answers undefined if another one holds it.
 * An exclusive SQLite transaction rather than a pid file: the system drops it with the process, however that ends,
 * so a killed runner leaves no stale lock and a reused pid no false one.
 */
export function takeFolderLock(folder: string): FolderLock | undefined {
  const database = new DatabaseSync(path.join(folder, lockFileName), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return {
    release: () => {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

const sqliteBusy = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
