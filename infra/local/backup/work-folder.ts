import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { lockFileName, lockFileNames, takeFolderLock } from '../data-folder/folder-lock.ts';
import { StartProblem } from '../start-problem.ts';

/** A folder for what is not finished yet, readable by its owner alone, locked by this process. */
export interface WorkFolder {
  readonly path: string;
  /** Lets go of the lock and leaves the folder, wherever it has been moved to. */
  release(): void;
  remove(): void;
}

/**
 * Makes an empty work folder; what a killed process left under the same name is taken away first.
 * Refuses one that another process works in, or that was never a work folder.
 */
export function openWorkFolder(folder: string): WorkFolder {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(path.join(folder, lockFileName)))
    throw new StartProblem(`${folder} is in the way, and not Rafiq's. Move it elsewhere.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeFolderLock(folder);
  if (!lock) throw new StartProblem(`Another process is writing to ${folder}. Wait until it is done.`);
  for (const name of readdirSync(folder).filter((each) => !lockFileNames.includes(each)))
    rmSync(path.join(folder, name), { recursive: true });
  const remove = (): void => {
    process.off('exit', remove);
    lock.release();
    rmSync(folder, { recursive: true, force: true });
  };
  // Ctrl-C ends a command in the middle; what lies here is as secret as the data itself.
  process.once('exit', remove);
  return {
    path: folder,
    release: () => {
      process.off('exit', remove);
      lock.release();
    },
    remove,
  };
}
