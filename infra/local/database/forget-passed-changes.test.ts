import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import { expect, it } from 'vitest';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';
import { streamReader } from '../streams/stream-reader.ts';
import { type Database, startDatabase } from './database.ts';
import { forgetPassedChanges } from './forget-passed-changes.ts';
import { createTables } from './tables.ts';

const keys = { accessKeyId: 'local', secretAccessKey: 'secret' };
const newFolder = temporaryFolders('passed-changes');
const tableName = 'rafiq-rooms';
const table = {
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
const who = 'qzvlina@noor.example';
const keyOf = (pk: string) => ({ pk: { S: pk }, sk: { S: 'RECORD' } });

const start = (file: string): Promise<Database> =>
  startDatabase({ file, logFile: `${file}.log`, port: 0, keys });
const put = ({ client }: Database, pk: string, text: string) =>
  client.send(new PutItemCommand({ TableName: tableName, Item: { ...keyOf(pk), text: { S: text } } }));

/** How often the person stands in the file, and in what waits to be written into it. */
const found = (file: string): number =>
  [file, `${file}-wal`]
    .map((one) => {
      try {
        return readFileSync(one, 'latin1').split(who).length - 1;
      } catch {
        return 0; // nothing waits
      }
    })
    .reduce((sum, count) => sum + count, 0);
const changesIn = (file: string): number[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database
    .prepare('SELECT CAST(sequence_number AS INTEGER) AS number FROM _stream_records ORDER BY number')
    .all();
  database.close();
  return rows.map(({ number }) => Number(number));
};

/** A person that stood in two items, and is erased from one and removed with the other. */
async function erased(file: string): Promise<Database> {
  const database = await start(file);
  await createTables(database.client, [table]);
  await put(database, 'LEAD#1', `Write to ${who}`);
  await put(database, `CONTACT#${who}`, 'LEAD#1');
  await put(database, 'LEAD#1', 'Write');
  await database.client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(`CONTACT#${who}`) }));
  await put(database, 'ERASURE#1', 'finished');
  return database;
}

it('leaves nothing in the file of a person that was erased, once every reader has passed it', async () => {
  const file = path.join(newFolder(), 'database.sqlite');
  await (await erased(file)).stop();
  expect(found(file)).toBeGreaterThan(0);
  const all = changesIn(file);
  const last = String(all.at(-1));
  forgetPassedChanges(file, [last]);
  expect(changesIn(file)).toEqual(all);
  forgetPassedChanges(file, [last, last]);
  expect([found(file), changesIn(file)]).toEqual([0, [Number(last)]]);
  const again = await start(file);
  const { Item } = await again.client.send(
    new GetItemCommand({ TableName: tableName, Key: keyOf('LEAD#1') }),
  );
  expect(Item?.['text']).toEqual({ S: 'Write' });
  await again.stop();
});

it('keeps what a reader has still to read, and counts on where it was', async () => {
  const file = path.join(newFolder(), 'database.sqlite');
  const first = await erased(file);
  await first.stop();
  const all = changesIn(file);
  const behind = String(all.at(-2));
  forgetPassedChanges(file, [behind, String(all.at(-1))]);
  const second = await start(file);
  await put(second, 'LEAD#2', 'New');
  const { Streams = [] } = await second.streams.send(new ListStreamsCommand({ TableName: tableName }));
  const streamArn = String(Streams[0]?.StreamArn);
  const { StreamDescription } = await second.streams.send(
    new DescribeStreamCommand({ StreamArn: streamArn }),
  );
  expect(StreamDescription?.Shards).toHaveLength(1);
  const reader = streamReader(
    { client: second.streams, streamArn, start: 'TRIM_HORIZON' },
    { get: () => behind },
  );
  const read = await reader.next();
  expect(read.flatMap(({ records }) => records.map(({ dynamodb }) => dynamodb.Keys?.['pk']))).toEqual([
    { S: 'ERASURE#1' },
    { S: 'LEAD#2' },
  ]);
  await second.stop();
});
