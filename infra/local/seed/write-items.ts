import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

const itemsOfBatch = 25;
const batchesAtOnce = 4;
const mostTries = 8;
const pauseMs = 50;

/** Many items into a table through the interface every DynamoDB has: slower, and each is a record on its stream. */
export async function writeItems(
  items: readonly Record<string, unknown>[],
  tableName: string,
  client: DynamoDBClient,
): Promise<void> {
  let next = 0;
  const writeNext = async (): Promise<void> => {
    while (next < items.length) {
      const batch = items.slice(next, next + itemsOfBatch);
      next += itemsOfBatch;
      await writeBatch(batch, tableName, client);
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, writeNext));
}

async function writeBatch(
  batch: readonly Record<string, unknown>[],
  tableName: string,
  client: DynamoDBClient,
): Promise<void> {
  let left: WriteRequest[] = batch.map((item) => ({
    PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
  }));
  for (let tries = 1; left.length > 0; tries += 1) {
    if (tries > mostTries) throw new Error('The database left items unprocessed');
    if (tries > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** tries));
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }));
    left = answer.UnprocessedItems?.[tableName] ?? [];
  }
}
