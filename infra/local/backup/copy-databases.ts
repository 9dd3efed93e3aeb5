import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { databaseNames, tableFileName } from '../data-folder/contents.ts';
import { StartProblem } from '../start-problem.ts';

const patienceMs = 5000;
/** So many pages at a time: about 16 MB. */
const rate = 4096;

/**
 * Copies the SQLite files of a data folder as they all are at this moment, while others may be writing to them.
 * Each is opened and its state pinned by a read transaction before the first is copied, in the order that
 * `databaseNames` gives reasons for; so the states lie microseconds apart, however long copying takes. In WAL mode,
 * which all of them are in, a reader holds no writer up.
 */
export async function copyDatabases(
  from: string,
  to: string,
  progress: (name: string) => void,
): Promise<void> {
  const names = databaseNames.filter((name) => existsSync(path.join(from, name)));
  const pinned: { name: string; database: DatabaseSync }[] = [];
  try {
    for (const name of names) pinned.push({ name, database: pin(path.join(from, name)) });
    for (const { name, database } of pinned) {
      progress(name);
      const copy = path.join(to, name);
      mkdirSync(path.dirname(copy), { recursive: true });
      await backup(database, copy, { rate });
      requireSound(name, copy);
    }
  } finally {
    for (const { database } of pinned) database.close();
  }
}

/** Refuses a folder without its table, which then lies in a database that somebody else runs and backs up. */
export function requireTable(folder: string): void {
  if (existsSync(path.join(folder, tableFileName))) return;
  throw new StartProblem(
    `The data folder ${folder} has no database in it. If Rafiq runs on another one (AWS_ENDPOINT_URL_DYNAMODB), ` +
      'back that up by its own means.',
  );
}

function pin(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: patienceMs });
  database.exec('BEGIN');
  // Only a read begins the transaction.
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  return database;
}

/** A backup of something broken would be found out only when it is needed. */
function requireSound(name: string, copy: string): void {
  const database = new DatabaseSync(copy);
  try {
    const [first] = database.prepare('PRAGMA quick_check(1)').all();
    const said = String(first?.['quick_check']);
    if (said !== 'ok') throw new StartProblem(`${name} in the data folder is damaged: ${said}`);
  } finally {
    database.close();
  }
}
