import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { documents, tableName, type Item } from '../dynamo.ts';

/**
 * Every item of a kind, in no order. Reads the whole table (1 request and 128 units a megabyte), which only a command
 * may.
 */
export async function* everyItem(kind: string): AsyncGenerator<Item> {
  const pages = paginateScan(
    { client: documents },
    {
      TableName: tableName(),
      ConsistentRead: true,
      FilterExpression: '#kind = :kind',
      ExpressionAttributeNames: { '#kind': 'kind' },
      ExpressionAttributeValues: { ':kind': kind },
    },
  );
  for await (const page of pages) yield* page.Items ?? [];
}
