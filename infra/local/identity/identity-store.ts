import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Adapter } from 'oidc-provider';

export interface KnownAccount {
  readonly subject: string;
  readonly email: string;
}

/** What the identity provider keeps: who has which subject, and its own sessions, grants and tokens. */
export interface IdentityStore {
  /** The account of an e-mail address; a new address gets a new subject, for ever. */
  accountOf(email: string): KnownAccount;
  findAccount(subject: string): KnownAccount | undefined;
  adapter(model: string): Adapter;
  /** A value made once and kept. */
  keep(name: string, make: () => Promise<string>): Promise<string>;
  close(): void;
}

/** Opens (or makes) the identity provider's file. */
export function openIdentityStore(file: string): IdentityStore {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(`
    CREATE TABLE IF NOT EXISTS account (email TEXT PRIMARY KEY, subject TEXT NOT NULL UNIQUE);
    CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS model (
      kind TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, expires_at INTEGER,
      grant_id TEXT, uid TEXT, user_code TEXT, PRIMARY KEY (kind, id));
    CREATE INDEX IF NOT EXISTS model_grant ON model (grant_id);
    CREATE INDEX IF NOT EXISTS model_uid ON model (kind, uid);
  `);
  database.prepare('DELETE FROM model WHERE expires_at < ?').run(epochSeconds());
  return {
    accountOf: (email) => accountOf(database, foldEmail(email)),
    findAccount: (subject) => {
      const row = database.prepare('SELECT email FROM account WHERE subject = ?').get(subject);
      return row && { subject, email: String(row['email']) };
    },
    adapter: (model) => adapterOf(database, model),
    keep: async (name, make) => {
      const read = database.prepare('SELECT value FROM kept WHERE name = ?');
      const known = read.get(name);
      if (known) return String(known['value']);
      database.prepare('INSERT OR IGNORE INTO kept (name, value) VALUES (?, ?)').run(name, await make());
      return String(read.get(name)?.['value']);
    },
    close: () => database.close(),
  };
}

/** The spelling under which an address is known: as the membership table folds it. */
const foldEmail = (email: string): string =>
  email
    .trim()
    .normalize('NFC')
    .replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());

function accountOf(database: DatabaseSync, email: string): KnownAccount {
  database.prepare('INSERT OR IGNORE INTO account (email, subject) VALUES (?, ?)').run(email, randomUUID());
  const row = database.prepare('SELECT subject FROM account WHERE email = ?').get(email);
  return { email, subject: String(row?.['subject']) };
}

function adapterOf(database: DatabaseSync, model: string): Adapter {
  const alive = 'kind = ? AND (expires_at IS NULL OR expires_at >= ?)';
  const findBy = (column: 'id' | 'uid' | 'user_code') => {
    const statement = database.prepare(`SELECT payload FROM model WHERE ${alive} AND ${column} = ?`);
    return (value: string) => Promise.resolve(payloadOf(statement.get(model, epochSeconds(), value)));
  };
  const byId = findBy('id');
  return {
    find: byId,
    findByUid: findBy('uid'),
    findByUserCode: findBy('user_code'),
    upsert: (id, payload, expiresIn) => {
      database
        .prepare(
          'INSERT OR REPLACE INTO model (kind, id, payload, expires_at, grant_id, uid, user_code) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(
          model,
          id,
          JSON.stringify(payload),
          expiresIn === undefined ? null : epochSeconds() + expiresIn,
          textOrNull(payload['grantId']),
          textOrNull(payload['uid']),
          textOrNull(payload['userCode']),
        );
      return Promise.resolve();
    },
    consume: (id) => {
      database
        .prepare("UPDATE model SET payload = json_set(payload, '$.consumed', ?) WHERE kind = ? AND id = ?")
        .run(epochSeconds(), model, id);
      return Promise.resolve();
    },
    destroy: (id) => {
      database.prepare('DELETE FROM model WHERE kind = ? AND id = ?').run(model, id);
      return Promise.resolve();
    },
    revokeByGrantId: (grantId) => {
      database.prepare('DELETE FROM model WHERE grant_id = ?').run(grantId);
      return Promise.resolve();
    },
  };
}

function payloadOf(row: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  return row && (JSON.parse(String(row['payload'])) as Record<string, unknown>);
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const epochSeconds = (): number => Math.floor(Date.now() / 1000);
