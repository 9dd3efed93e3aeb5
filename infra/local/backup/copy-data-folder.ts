import { closeSync, copyFileSync, mkdirSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { databaseNames, isPassing, objectsFolderName } from '../data-folder/contents.ts';
import { copyDatabases } from './copy-databases.ts';
import { copyObjects } from './copy-objects.ts';

/**
 * Copies all that must outlive a process from a data folder to another folder, whether Rafiq works on it or not.
 * The databases' states are taken first, all at one moment; objects, which only erasures take away, after them; at last
 * the small files that change at a start alone.
 */
export async function copyDataFolder(
  from: string,
  to: string,
  progress: (message: string) => void,
): Promise<void> {
  await copyDatabases(from, to, (name) => progress(`Copying ${name}`));
  progress('Copying objects');
  await copyObjects(path.join(from, objectsFolderName), path.join(to, objectsFolderName));
  for (const name of otherFiles(from)) {
    requireNoDatabase(path.join(from, name));
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    copyFileSync(path.join(from, name), path.join(to, name));
  }
}

const databaseBegins = 'SQLite format 3\0';

/** A database copied like any file could be torn: whoever adds one must say when its state is taken. */
function requireNoDatabase(file: string): void {
  const opened = openSync(file, 'r');
  const head = Buffer.alloc(databaseBegins.length);
  readSync(opened, head);
  closeSync(opened);
  if (head.toString('latin1') === databaseBegins)
    throw new Error(`${file} is a database that data-folder/contents.ts does not list`);
}

const isDatabase = (name: string): boolean => databaseNames.some((each) => each === name);

function* otherFiles(folder: string, within = ''): Generator<string> {
  for (const entry of readdirSync(path.join(folder, within))) {
    const name = within === '' ? entry : `${within}/${entry}`;
    if (isPassing(name) || isDatabase(name) || name === objectsFolderName) continue;
    if (statSync(path.join(folder, name)).isDirectory()) yield* otherFiles(folder, name);
    else yield name;
  }
}
