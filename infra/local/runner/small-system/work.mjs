import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

const count = (id) =>
  client.send(
    new UpdateItemCommand({
      TableName: process.env.TABLE_NAME,
      Key: { pk: { S: `DONE#${id}` }, sk: { S: 'RECORD' } },
      UpdateExpression: 'ADD times :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  );

/** Handles things told by the bus; run by the clock it handles `swept`. One kind of thing fails every time. */
export async function handler({ Records }) {
  if (!Records) return count('swept');
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    const { id } = JSON.parse(body).detail;
    if (id === 'poison') batchItemFailures.push({ itemIdentifier: messageId });
    else await count(id);
  }
  return { batchItemFailures };
}
