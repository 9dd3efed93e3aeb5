import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const number = 'CAST(sequence_number AS INTEGER)';

/** Placement, and the publisher of events: one that has no position yet has read nothing. */
const readers = 2;

/** Whether the file has changes at all: a new one has no tables yet. */
const keepsChanges = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_stream_records'").get() !== undefined;

/**
 * Takes the changes that every reader has passed out of the database's file, while nobody else has it open. Each holds
 * its item as it was and as it became, so that an erased person still stands in them, where AWS keeps them for a day.
 * Where an erasure is among them, the file is written anew as well: what an item was before lies on in the gaps of its
 * pages otherwise. The last change passed stays, emptied: the database counts on from the highest it has.
 * @param positions up to which change each reader has come; nothing is forgotten while one has none
 */
export function forgetPassedChanges(file: string, positions: readonly string[]): void {
  if (!existsSync(file) || positions.length < readers) return;
  const passed = Math.min(...positions.map(Number));
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    if (!keepsChanges(database)) return;
    const isErasure = `keys_json LIKE '%"ERASURE#%'`;
    const run = (statement: string) => database.prepare(statement).run(passed);
    database.exec('PRAGMA secure_delete = ON');
    run(`DELETE FROM _stream_records WHERE ${number} < ? AND NOT ${isErasure}`);
    run(`UPDATE _stream_records SET new_image = NULL, old_image = NULL WHERE ${number} <= ?`);
    run(`UPDATE _stream_records SET keys_json = '{}' WHERE ${number} = ? AND NOT ${isErasure}`);
    const erasures = database.prepare(
      `SELECT 1 FROM _stream_records WHERE ${number} <= ? AND ${isErasure} LIMIT 1`,
    );
    if (erasures.get(passed) !== undefined) {
      database.exec('VACUUM');
      // Only now: if this was cut off before, the next start finds that there was an erasure.
      run(`UPDATE _stream_records SET keys_json = '{}' WHERE ${number} = ?`);
      run(`DELETE FROM _stream_records WHERE ${number} < ?`);
    }
    // What waits to be written into the file holds former pages, too.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
