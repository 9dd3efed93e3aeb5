/** What lies in a data folder, by how it can be copied while Rafiq works on it. Paths from the folder, with `/`. */
import { lockFileNames } from './folder-lock.ts';

/**
 * The SQLite files, in the order in which their states must be taken. Work goes from the table by stream position
 * to queue and back to the table: a position from before the queues, and queues from before the table, can at worst
 * hand something on once more, which every consumer bears; the other way round something could be lost. Whom the
 * table names the identity provider must know, and what it calls mailed the mail box must have: they come after it.
 */
export const databaseNames = [
  'runner.sqlite',
  'storage/queues/fauxqs.db',
  'database.sqlite',
  'identity.sqlite',
  'mail.sqlite',
] as const;

export const tableFileName = 'database.sqlite';

/** Everything below belongs to the object store. */
export const objectsFolderName = 'storage/objects';

/** Of the running process alone: meaningless once it has ended. */
const passing: readonly string[] = [...lockFileNames, 'runner.json', 'logs'];

const besideDatabases = /(?:\.sqlite|\.db)-(?:wal|shm|journal)$/;

/** Whether a path inside means nothing apart from the running process: locks, logs, unfinished writes. */
export const isPassing = (name: string): boolean =>
  passing.some((each) => name === each || name.startsWith(`${each}/`)) ||
  besideDatabases.test(name) ||
  name.endsWith('.new');
