import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { formatId } from '@rafiq/shared/ids.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryAll } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { allDueLists, dueListOf, recordKey } from './lead-keys.ts';
import { returnLostClocks } from './lost-clocks.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const change = () =>
  ({
    at: new Date().toISOString(),
    by: { kind: 'system', id: 'test', organisation: null },
    requestId: newId('event'),
  }) as const;

test('lost clocks come to where the sweep looks, and nothing else of any lead changes', async () => {
  const documents = DynamoDBDocumentClient.from(database.client);
  const at = '2026-11-26T09:00:00.000Z';
  const leads = Array.from({ length: 40 }, (_, index) =>
    formatId('lead', index, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, index * 6, 255 - index])),
  );
  const itemOf = (id: string, duepk: string) => ({
    ...recordKey(id),
    version: 3,
    lead: { id },
    duepk,
    duesk: `${at}#${id}`,
  });
  for (const [index, id] of leads.entries()) {
    // One of four was never lost, or was moved before a first try was cut off.
    const Item = itemOf(id, index % 4 === 0 ? dueListOf(id) : 'DUE#leads#NaN');
    await documents.send(new PutCommand({ TableName: database.tableName, Item }));
  }
  expect(await returnLostClocks(change())).toBe(30);
  expect(await database.items()).toEqual(
    leads.map((id) => itemOf(id, dueListOf(id))).sort((a, b) => (a.pk < b.pk ? -1 : 1)),
  );
  const swept = await Promise.all(allDueLists.map((partition) => queryAll({ partition, index: 'due' })));
  expect(swept.flat().length).toBe(40);
  expect(await returnLostClocks(change())).toBe(0);
});
