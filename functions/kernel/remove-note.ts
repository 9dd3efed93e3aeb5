import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { documents, tableName, type Key } from './dynamo.ts';

/** Takes the free text off an event, which stays: what a person wrote can be erased, what happened cannot (1 request). */
export const removeNote = (key: Key) =>
  documents.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: key,
      UpdateExpression: 'REMOVE #note',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#note': 'note' },
    }),
  );
