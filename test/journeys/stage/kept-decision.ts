/** Decisions as they are kept, changed behind everybody's back: what has become old or gone wrong has no API. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { stage } from './stage.ts';

const documentsOf = (table: Readonly<Record<string, string>>): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: table['AWS_ENDPOINT_URL_DYNAMODB'],
      region: table['AWS_REGION'],
      credentials: {
        accessKeyId: table['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: table['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    }),
  );

/** Gives a field of the trace of a lead's newest decision another value. */
export async function rewriteDecision(
  leadId: string,
  field: 'engineVersion' | 'fairness',
  value: string | number,
): Promise<void> {
  const { table } = stage();
  const documents = documentsOf(table);
  try {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table['TABLE_NAME'],
        KeyConditionExpression: 'pk = :lead AND begins_with(sk, :decision)',
        ExpressionAttributeValues: { ':lead': `LEAD#${leadId}`, ':decision': 'DECISION#' },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    const [newest] = Items;
    if (newest === undefined) throw new Error(`${leadId} has no decision`);
    await documents.send(
      new UpdateCommand({
        TableName: table['TABLE_NAME'],
        Key: { pk: newest['pk'] as string, sk: newest['sk'] as string },
        UpdateExpression: 'SET trace.#field = :value',
        ExpressionAttributeNames: { '#field': field },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
  } finally {
    documents.destroy();
  }
}
