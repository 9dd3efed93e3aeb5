import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const mailSchema = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
});

/** A mail as it was sent. */
export type Mail = z.output<typeof mailSchema>;

export interface MailStore {
  add(mail: Mail): void;
  /** The newest first. */
  newest(count: number): Mail[];
  find(id: string): Mail | undefined;
  close(): void;
}

/** Opens (or makes) the file that keeps mails. */
export function openMailStore(file: string): MailStore {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(
    'CREATE TABLE IF NOT EXISTS mail (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mail TEXT NOT NULL)',
  );
  const parse = (row: Record<string, unknown>): Mail => mailSchema.parse(JSON.parse(String(row['mail'])));
  return {
    add: (mail) =>
      void database.prepare('INSERT INTO mail (id, mail) VALUES (?, ?)').run(mail.id, JSON.stringify(mail)),
    newest: (count) =>
      database.prepare('SELECT mail FROM mail ORDER BY number DESC LIMIT ?').all(count).map(parse),
    find: (id) => {
      const row = database.prepare('SELECT mail FROM mail WHERE id = ?').get(id);
      return row && parse(row);
    },
    close: () => database.close(),
  };
}
