import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DescribeTableCommand, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  type _Record,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { table as declared } from '#functions/kernel/table.ts';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { type Database, startDatabase } from '../database/database.ts';
import { indexStreamRecords } from '../database/stream-index-cure.ts';
import { createTables } from '../database/tables.ts';
import { importItems } from './import-items.ts';

const keySchema = ({ pk, sk }: { pk: string; sk: string }) => [
  { AttributeName: pk, KeyType: 'HASH' },
  { AttributeName: sk, KeyType: 'RANGE' },
];
const everyKey = [declared.keys, ...Object.values(declared.indexes)].flatMap(({ pk, sk }) => [pk, sk]);
const table: LocalResource = {
  stack: 'Data',
  folder: '',
  id: 'Rooms',
  type: 'AWS::DynamoDB::Table',
  name: 'rafiq-rooms',
  metadata: {},
  properties: {
    KeySchema: keySchema(declared.keys),
    AttributeDefinitions: everyKey.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    GlobalSecondaryIndexes: Object.values(declared.indexes).map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: index.projection },
    })),
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
};
const items = Array.from({ length: 60 }, (_, order) => ({
  pk: `LEAD#${order}`,
  sk: 'RECORD',
  name: order % 2 === 0 ? 'شرکت «آرمان» و پسران' : 'O\'Brien "and" Sons',
  left: undefined,
  packed: order % 2 === 0 ? new Uint8Array([order, 255, 0]) : Buffer.from([order, 254]),
  nested: { amounts: [1, 2.5, null], held: order === 0 },
  ...(order < 40 ? { gsi1pk: 'LEADS', gsi1sk: String(order).padStart(3, '0') } : {}),
  ...(order === 7 ? { duepk: 'DUE', duesk: '2026' } : {}),
}));
const kept = (order: number) =>
  Object.fromEntries(
    Object.entries(items[order] ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value instanceof Uint8Array ? new Uint8Array(value) : value]),
  );

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rafiq-import-test-'));
  const file = path.join(folder, 'database.sqlite');
  const keys = { accessKeyId: 'local', secretAccessKey: 'secret' };
  database = await startDatabase({ file, logFile: `${file}.log`, port: 0, keys });
  await createTables(database.client, [table]);
  indexStreamRecords(file);
  await importItems(items, table, file);
});
afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function everyRecord(StreamArn: string): Promise<_Record[]> {
  const { StreamDescription } = await database.streams.send(new DescribeStreamCommand({ StreamArn }));
  const shards = StreamDescription?.Shards ?? [];
  const found = shards.map(async ({ ShardId }) => {
    const from = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
    const { ShardIterator } = await database.streams.send(new GetShardIteratorCommand(from));
    return (await database.streams.send(new GetRecordsCommand({ ShardIterator }))).Records ?? [];
  });
  return (await Promise.all(found)).flat();
}

describe('items imported into the running database', () => {
  it('are read as if they had been written', async () => {
    for (const order of [0, 7, 59]) {
      const key = marshall({ pk: `LEAD#${order}`, sk: 'RECORD' });
      const { Item } = await database.client.send(
        new GetItemCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
      );
      expect(unmarshall(Item ?? {})).toEqual(kept(order));
    }
  });

  it('stand in the indexes, whole or by their keys', async () => {
    const inIndex = async (IndexName: string, pk: string, value: string) => {
      const { Items = [] } = await database.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName,
          KeyConditionExpression: `${pk} = :p`,
          ExpressionAttributeValues: { ':p': { S: value } },
        }),
      );
      return Items.map((item) => unmarshall(item));
    };
    expect(await inIndex('gsi1', 'gsi1pk', 'LEADS')).toEqual(
      Array.from({ length: 40 }, (_, order) => kept(order)),
    );
    expect(await inIndex('due', 'duepk', 'DUE')).toEqual([
      { pk: 'LEAD#7', sk: 'RECORD', duepk: 'DUE', duesk: '2026' },
    ]);
  });

  it('do not come by on the stream; what is written after them does', async () => {
    const { Table } = await database.client.send(new DescribeTableCommand({ TableName: table.name }));
    await database.client.send(
      new PutItemCommand({ TableName: table.name, Item: marshall({ pk: 'LEAD#new', sk: 'RECORD' }) }),
    );
    expect((await everyRecord(Table?.LatestStreamArn ?? '')).map(({ dynamodb }) => dynamodb?.Keys)).toEqual([
      { pk: { S: 'LEAD#new' }, sk: { S: 'RECORD' } },
    ]);
  });
});
