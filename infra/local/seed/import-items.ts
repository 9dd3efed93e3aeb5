/** Many items into an empty table of the embedded database, in seconds and without a record on its stream. */
import { execFile } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { findDatabaseEngine } from '../database/find-engine.ts';
import { StartProblem } from '../start-problem.ts';

/**
 * The database's own import makes a second file of the items, indexes included; its tables are then copied whole
 * into the first, in one transaction, while the database runs. Writing the same items through its interface takes
 * five times as long, because each is a transaction of its own.
 */
export async function importItems(
  items: readonly Record<string, unknown>[],
  table: LocalResource,
  databaseFile: string,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rafiq-import-'));
  try {
    const imported = path.join(folder, 'imported.sqlite');
    await writeExport(items, path.join(folder, table.name));
    await makeDatabase(folder, table, imported);
    const copied = copyTables(table.name, imported, databaseFile);
    if (copied !== items.length)
      throw new StartProblem(`Of ${items.length} items ${copied} were taken into ${table.name}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The layout of DynamoDB's export to S3: a folder named after the table, one item a line. */
async function writeExport(items: readonly Record<string, unknown>[], folder: string): Promise<void> {
  mkdirSync(folder);
  const file = createWriteStream(path.join(folder, 'items.json'));
  for (const item of items) {
    file.write(`${JSON.stringify({ Item: marshall(item, { removeUndefinedValues: true }) }, asExported)}\n`);
  }
  file.end();
  await finished(file);
}

/** Bytes as an export writes them: in base 64. */
function asExported(this: unknown, name: string, value: unknown): unknown {
  // A `Buffer` has been made something else of before it is handed in.
  const given = (this as Record<string, unknown>)[name];
  return given instanceof Uint8Array ? Buffer.from(given).toString('base64') : value;
}

async function makeDatabase(folder: string, table: LocalResource, output: string): Promise<void> {
  const engine = findDatabaseEngine({
    environment: { PATH: process.env['PATH'] },
    platform: process.platform,
    architecture: process.arch,
  });
  if (engine.kind !== 'program') throw new StartProblem('The embedded database is not here.');
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = table.properties;
  const description = { TableName: table.name, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes };
  const schema = path.join(folder, 'schema.json');
  writeFileSync(schema, JSON.stringify({ Table: description }));
  const source = path.join(folder, table.name);
  const parameters = ['import', '--source', source, '--schema', schema, '--output', output];
  await promisify(execFile)(engine.file, parameters);
}

/** Copies the table and its indexes from one file of the database into another, if both are laid out alike; answers how many items. */
function copyTables(tableName: string, from: string, to: string): number {
  const database = new DatabaseSync(to, { timeout: 10_000 });
  try {
    database.prepare('ATTACH ? AS imported').run(from);
    const tables = (schema: string): { name: string; sql: string }[] =>
      database
        .prepare(
          `SELECT name, sql FROM ${schema}.sqlite_master WHERE type = 'table' AND (name = ? OR name LIKE ? || '::%') ORDER BY name`,
        )
        .all(tableName, tableName)
        .map((row) => ({ name: String(row['name']), sql: String(row['sql']) }));
    const ours = tables('main');
    if (ours.length === 0 || JSON.stringify(ours) !== JSON.stringify(tables('imported'))) {
      throw new StartProblem(
        `The database lays the table ${tableName} out otherwise than its own import does. ` +
          'Use the version of dynoxide in package-lock.json, or start with --no-demo.',
      );
    }
    let items = 0;
    database.exec('BEGIN IMMEDIATE');
    for (const { name } of ours) {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      const { changes } = database
        .prepare(`INSERT INTO main.${quoted} SELECT * FROM imported.${quoted}`)
        .run();
      if (name === tableName) items = Number(changes);
    }
    database.exec('COMMIT');
    return items;
  } finally {
    database.close();
  }
}
