import { DatabaseSync } from 'node:sqlite';

/** Small facts the runner must not forget: stream positions, the clock's offset. Durable when `set` returns. */
export interface RunnerState {
  get(key: string): string | undefined;
  /** The values of all keys that begin so. */
  valuesOf(prefix: string): string[];
  set(key: string, value: string): void;
  delete(key: string): void;
  close(): void;
}

/** Opens (or makes) the file the runner keeps its own state in. */
export function openRunnerState(file: string): RunnerState {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec('CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
  const read = database.prepare('SELECT value FROM state WHERE key = ?');
  const write = database.prepare('INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM state WHERE key = ?');
  const readAll = database.prepare('SELECT value FROM state WHERE substr(key, 1, length(?1)) = ?1');
  return {
    get: (key) => {
      const value = read.get(key)?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    valuesOf: (prefix) => readAll.all(prefix).map(({ value }) => String(value)),
    set: (key, value) => void write.run(key, value),
    delete: (key) => void remove.run(key),
    close: () => database.close(),
  };
}
