import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { documents, pause, tableName, type Item, type Key } from '#functions/kernel/dynamo.ts';

const mostInABatch = 25;
const mostTries = 8;

/**
 * Puts items that depend on nothing else, so that putting them twice does no harm (1 request per 25, and again
 * for what the database left unprocessed; 1 unit per item and kilobyte, as much again for an index).
 */
export async function putAll(items: readonly (Item & Key)[]): Promise<void> {
  for (let start = 0; start < items.length; start += mostInABatch) {
    await putBatch(items.slice(start, start + mostInABatch));
  }
}

async function putBatch(items: readonly Item[]): Promise<void> {
  let left: Item[] = [...items];
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const answer = await documents.send(
      new BatchWriteCommand({
        RequestItems: { [tableName()]: left.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
    const unprocessed = answer.UnprocessedItems?.[tableName()] ?? [];
    left = unprocessed.flatMap(({ PutRequest }) => (PutRequest?.Item === undefined ? [] : [PutRequest.Item]));
    if (left.length > 0 && attempt === mostTries) throw new Error('The database left items unwritten');
    if (left.length > 0) await pause(Math.random() * 20 * 2 ** attempt);
  }
}
