import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { startDatabase } from './database.ts';
import { findDatabaseEngine } from './find-engine.ts';
import { indexStreamRecords } from './stream-index-cure.ts';
import { createTables } from './tables.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const keys = { accessKeyId: 'local', secretAccessKey: 'secret' };
const newFolder = temporaryFolders('database');
const freshFile = (): string => path.join(newFolder(), 'database.sqlite');

const key = (name: string, type: string) => ({ AttributeName: name, KeyType: type });
const tableWith = (sortKey: string): LocalResource => ({
  stack: 'Data',
  folder: '',
  id: 'Table',
  type: 'AWS::DynamoDB::Table',
  name: 'rafiq-rooms',
  metadata: {},
  properties: {
    KeySchema: [key('pk', 'HASH'), key(sortKey, 'RANGE')],
    AttributeDefinitions: ['pk', sortKey, 'gsi1pk'].map((name) => ({
      AttributeName: name,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      { IndexName: 'gsi1', KeySchema: [key('gsi1pk', 'HASH')], Projection: { ProjectionType: 'ALL' } },
    ],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
  },
});
const item = { pk: { S: 'a' }, sk: { S: 'b' } };

describe('the database', () => {
  it('keeps tables and items over a restart, and refuses a table of another shape', async () => {
    const file = freshFile();
    const first = await startDatabase({ file, logFile: `${file}.log`, port: 0, keys });
    await createTables(first.client, [tableWith('sk')]);
    indexStreamRecords(file);
    await first.client.send(new PutItemCommand({ TableName: 'rafiq-rooms', Item: item }));
    await first.stop();
    const second = await startDatabase({ file, logFile: `${file}.log`, port: 0, keys });
    await createTables(second.client, [tableWith('sk')]);
    indexStreamRecords(file);
    expect(
      (await second.client.send(new GetItemCommand({ TableName: 'rafiq-rooms', Key: item }))).Item,
    ).toEqual(item);
    await expect(createTables(second.client, [tableWith('other')])).rejects.toThrow(/other keys or indexes/);
    await second.stop();
  });

  it('refuses to index a database it does not know the inside of', () => {
    const file = freshFile();
    new DatabaseSync(file).exec('CREATE TABLE _stream_records (id INTEGER PRIMARY KEY)');
    expect(() => indexStreamRecords(file)).toThrow(/table_name/);
  });

  it('ends with its runner, even one that is killed', async () => {
    const log = `${freshFile()}.log`;
    const module = new URL('./tied-process.ts', import.meta.url).href;
    const source = `import { startTiedProcess } from ${JSON.stringify(module)};
      startTiedProcess('/bin/sh', ['-c', 'echo $$; exec sleep 60'], ${JSON.stringify(log)});`;
    const runner = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: 'ignore' });
    await expect.poll(() => existsSync(log) && readFileSync(log, 'utf8')).toMatch(/^\d+\n$/);
    const pid = Number(readFileSync(log, 'utf8'));
    expect(isAlive(pid)).toBe(true);
    runner.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 3000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

describe('finding the database', () => {
  const search = { environment: {}, platform: 'linux', architecture: 'x64' };

  it('prefers the endpoint, then the package', () => {
    const packaged = () => '/package/dynoxide';
    const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000' };
    expect(findDatabaseEngine({ ...search, environment, packaged })).toEqual({
      kind: 'elsewhere',
      endpoint: 'http://127.0.0.1:8000',
    });
    expect(findDatabaseEngine({ ...search, packaged })).toEqual({
      kind: 'program',
      file: '/package/dynoxide',
    });
  });

  it('names the ways on a platform without one', () => {
    const lost = { environment: { PATH: '/nowhere' }, platform: 'sunos', architecture: 'sparc' };
    expect(() => findDatabaseEngine(lost)).toThrow(/sunos sparc(.|\n)*PATH(.|\n)*AWS_ENDPOINT_URL_DYNAMODB/);
  });
});
