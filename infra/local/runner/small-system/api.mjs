import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
const TableName = process.env.TABLE_NAME;
const answer = (statusCode, body) => ({ statusCode, body: JSON.stringify(body) });

/** Takes things, and tells how often the worker has handled them. */
export async function handler({ routeKey, pathParameters, requestContext }) {
  if (routeKey === 'GET /clock') return answer(200, { offset: process.env.RAFIQ_CLOCK_OFFSET_MS ?? null });
  if (routeKey === 'GET /me') return answer(200, requestContext.authorizer.jwt.claims);
  const id = pathParameters.id;
  if (routeKey === 'POST /things/{id}') {
    const Item = { pk: { S: `THING#${id}` }, sk: { S: 'RECORD' }, kind: { S: 'thing' }, id: { S: id } };
    await client.send(new PutItemCommand({ TableName, Item }));
    return answer(201, { id });
  }
  const Key = { pk: { S: `DONE#${id}` }, sk: { S: 'RECORD' } };
  const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  return answer(200, { handled: Number(Item?.times?.N ?? 0) });
}
