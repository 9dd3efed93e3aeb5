import { existsSync, lstatSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { hasFormat } from './format-file.ts';
import { lockFileNames, takeFolderLock } from './folder-lock.ts';

const mostLinks = 40;

/**
 * Where a data folder lies: what it leads to if it is a link, though nothing may stand there just now.
 * @throws StartProblem if it is a link that leads back to itself
 */
export function placeOf(folder: string): string {
  let place = folder;
  for (let links = 0; links <= mostLinks; links += 1) {
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return place;
    place = path.resolve(path.dirname(place), readlinkSync(place));
  }
  throw new StartProblem(`${folder} is a link that leads nowhere but to itself.`);
}

/** Where the folder that stood here before waits until its successor stands. */
const formerOf = (place: string): string => `${place}.former`;

/**
 * Puts a folder into a place, by renaming it and whatever stands there; whoever calls it holds the locks of both. A
 * process that is killed between the two leaves the former one beside: `returnFormer` puts it back.
 * @param replaces whether something stands there that may go; what was made there meanwhile may not
 */
export function swapFolder(place: string, successor: string, replaces: boolean): void {
  if (!replaces && existsSync(place))
    throw new StartProblem(`${place} was made while it was to be restored. Nothing was changed there.`);
  const former = formerOf(place);
  if (existsSync(former)) {
    // Left by a process that was killed after its swap: here the successor stands.
    requireOurs(former);
    rmSync(former, { recursive: true });
  }
  if (replaces) rename(place, former);
  try {
    rename(successor, place);
  } catch (error) {
    if (replaces) renameSync(former, place);
    throw error;
  }
  if (replaces) rmSync(former, { recursive: true });
}

/** Puts the former folder back if its successor never came. Does nothing otherwise. */
export function returnFormer(folder: string): void {
  const place = placeOf(folder);
  const former = formerOf(place);
  if (!hasFormat(former) || existsSync(place)) return;
  const lock = takeFolderLock(former);
  if (!lock) throw new StartProblem(`A backup is being restored into ${folder}. Wait until it is done.`);
  lock.release();
  renameSync(former, place);
}

function requireOurs(former: string): void {
  if (readdirSync(former).every((name) => lockFileNames.includes(name)) || hasFormat(former)) return;
  throw new StartProblem(`${former} is in the way, and not Rafiq's. Move it elsewhere.`);
}

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
