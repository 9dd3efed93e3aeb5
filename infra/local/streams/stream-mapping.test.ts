import path from 'node:path';
import { DescribeTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { openRunnerState, type RunnerState } from '../data-folder/runner-state.ts';
import { type Database, startDatabase } from '../database/database.ts';
import { createTables } from '../database/tables.ts';
import { newBell } from '../functions/bell.ts';
import { FunctionError } from '../functions/environment.ts';
import { startStreamMapping, type StreamMapping, type StreamMappingSettings } from './stream-mapping.ts';
import type { StreamRecord } from './stream-record.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const keys = { accessKeyId: 'local', secretAccessKey: 'secret' };
const newFolder = temporaryFolders('streams');
let folder: string;
let database: Database;
let state: RunnerState;
let table = 0;
let tableName: string;
let streamArn: string;

beforeAll(async () => {
  folder = newFolder();
  const file = path.join(folder, 'database.sqlite');
  database = await startDatabase({ file, logFile: `${file}.log`, port: 0, keys });
  state = openRunnerState(path.join(folder, 'state.sqlite'));
});
afterAll(async () => {
  state.close();
  await database.stop();
});
beforeEach(async () => {
  table += 1;
  tableName = `table-${table}`;
  const resource: LocalResource = {
    stack: 'Data',
    folder: '',
    id: 'Table',
    type: 'AWS::DynamoDB::Table',
    name: tableName,
    metadata: {},
    properties: {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  };
  await createTables(database.client, [resource]);
  const { Table } = await database.client.send(new DescribeTableCommand({ TableName: tableName }));
  streamArn = Table?.LatestStreamArn ?? '';
});

const put = (pk: string, sk: string) =>
  database.client.send(
    new PutItemCommand({
      TableName: tableName,
      Item: { pk: { S: pk }, sk: { S: sk }, bytes: { B: new Uint8Array([1, 2, 255]) } },
    }),
  );
const putMany = async (count: number, partitions: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    await put(`p${index % partitions}`, String(index).padStart(3, '0'));
  }
};

type Handle = (records: StreamRecord[]) => Promise<unknown>;

function map(handle: Handle, settings: Partial<StreamMappingSettings> = {}): StreamMapping {
  return startStreamMapping(
    {
      filters: [],
      batchSize: 5,
      parallel: 1,
      reportsFailures: true,
      bisects: true,
      retries: 1,
      ...settings,
    },
    {
      source: { client: database.streams, streamArn, start: 'TRIM_HORIZON' },
      partitionKey: 'pk',
      function: {
        name: 'reader',
        invoke: (event) => handle((event as { Records: StreamRecord[] }).Records),
        restart: () => Promise.resolve(),
        close: () => Promise.resolve(),
      },
      state,
      bell: newBell(),
      layAside: () => Promise.resolve(),
      warn: (message) => console.warn(message),
    },
  );
}
const sortKeyOf = (record: StreamRecord): string => (record.dynamodb.Keys['sk'] as { S: string }).S;
const partitionOf = (record: StreamRecord): string => (record.dynamodb.Keys['pk'] as { S: string }).S;

describe('a stream mapping', () => {
  it('hands changes on in order and in batches, as Lambda writes them', async () => {
    await putMany(12, 3);
    const batches: StreamRecord[][] = [];
    const mapping = map((records) => Promise.resolve(batches.push(records) && undefined));
    await mapping.drained();
    await mapping.stop();
    expect(batches.map((batch) => batch.length)).toEqual([5, 5, 2]);
    expect(batches.flat().map(sortKeyOf)).toEqual(
      Array.from({ length: 12 }, (_, index) => String(index).padStart(3, '0')),
    );
    expect(batches[0]?.[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      dynamodb: {
        NewImage: { bytes: { B: 'AQL/' } },
        SequenceNumber: '1',
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
  });

  it('goes on after a stop where the last handled batch ended, and repeats what a stop cut off', async () => {
    await putMany(12, 3);
    const first: string[] = [];
    const cut = map((records) => {
      if (first.length >= 5) return Promise.reject(new FunctionError('Runtime.Shutdown', 'stopping'));
      first.push(...records.map(sortKeyOf));
      return Promise.resolve(undefined);
    });
    await expect.poll(() => first.length).toBe(5);
    await cut.stop();
    const second: string[] = [];
    const mapping = map((records) => Promise.resolve(second.push(...records.map(sortKeyOf)) && undefined));
    await mapping.drained();
    expect(second[0]).toBe('005');
    expect(second).toHaveLength(7);
    await put('p0', '999');
    await mapping.drained();
    expect(second.at(-1)).toBe('999');
    await mapping.stop();
  });

  it('passes by what no filter wants, for good', async () => {
    await putMany(6, 3);
    const seen: string[] = [];
    const filters = [{ dynamodb: { Keys: { pk: { S: ['p1'] } } } }];
    const look = async (): Promise<void> => {
      const mapping = map((records) => Promise.resolve(seen.push(...records.map(sortKeyOf)) && undefined), {
        filters,
      });
      await mapping.drained();
      await mapping.stop();
    };
    await look();
    await look();
    expect(seen).toEqual(['001', '004']);
  });

  it('handles several batches at once, each record of a partition after the one before', async () => {
    await putMany(40, 4);
    const orders = new Map<string, string[]>();
    let atOnce = 0;
    let most = 0;
    const mapping = map(
      async (records) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((resolve) => setTimeout(resolve, 5));
        for (const record of records) {
          orders.set(partitionOf(record), [...(orders.get(partitionOf(record)) ?? []), sortKeyOf(record)]);
        }
        atOnce -= 1;
      },
      { parallel: 4 },
    );
    await mapping.drained();
    await mapping.stop();
    expect(most).toBeGreaterThan(1);
    expect([...orders.values()].flat()).toHaveLength(40);
    for (const order of orders.values()) expect(order).toEqual([...order].sort());
  });
});
