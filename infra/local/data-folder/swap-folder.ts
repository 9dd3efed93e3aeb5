import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { takeFolderLock } from './folder-lock.ts';

/** Where the folder that stood here before waits until its successor stands. */
const formerOf = (folder: string): string => `${folder}.former`;

/**
 * Puts another folder into the place of this one (if it is there), by renaming both; whoever calls it holds the
 * locks of both. A process that is killed between the two leaves the former one beside: `returnFormer` puts it back.
 */
export function swapFolder(folder: string, successor: string): void {
  const former = formerOf(folder);
  if (existsSync(former)) {
    // Left by a process that was killed after its swap: here the successor stands.
    requireOurs(former);
    rmSync(former, { recursive: true });
  }
  const replaces = existsSync(folder);
  if (replaces) rename(folder, former);
  try {
    rename(successor, folder);
  } catch (error) {
    if (replaces) renameSync(former, folder);
    throw error;
  }
  if (replaces) rmSync(former, { recursive: true });
}

/** Puts the former folder back if its successor never came. Does nothing otherwise. */
export function returnFormer(folder: string): void {
  const former = formerOf(folder);
  if (!hasFormat(former) || existsSync(folder)) return;
  const lock = takeFolderLock(former);
  if (!lock) throw new StartProblem(`A backup is being restored into ${folder}. Wait until it is done.`);
  lock.release();
  renameSync(former, folder);
}

function requireOurs(former: string): void {
  if (readdirSync(former).every((name) => name.startsWith('lock.')) || hasFormat(former)) return;
  throw new StartProblem(`${former} is in the way, and not Rafiq's. Move it elsewhere.`);
}

const hasFormat = (folder: string): boolean => existsSync(path.join(folder, 'format.json'));

function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (cause) {
    throw new StartProblem(
      `${from} could not be renamed to ${to}: ${cause instanceof Error ? cause.message : String(cause)}. ` +
        'If it is a mounted disk, restore into a folder on it.',
      { cause },
    );
  }
}
