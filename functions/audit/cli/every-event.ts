import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { documents, tableName, type Item } from '#functions/kernel/dynamo.ts';

/**
 * Every event of the table, in no order: the feed alone would not show one that was put beside it. Reads the whole
 * table (1 request and 128 units a megabyte), which only this command may.
 */
export async function* everyEvent(): AsyncGenerator<Item> {
  const pages = paginateScan(
    { client: documents },
    {
      TableName: tableName(),
      ConsistentRead: true,
      FilterExpression: '#kind = :event',
      ExpressionAttributeNames: { '#kind': 'kind' },
      ExpressionAttributeValues: { ':event': 'event' },
    },
  );
  for await (const page of pages) yield* page.Items ?? [];
}
