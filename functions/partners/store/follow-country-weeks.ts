/** Partners of an earlier version, which held a copy of their country's week, brought to follow it. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { everyItem } from '#functions/kernel/cli/every-item.ts';
import { documents, tableName, type Item } from '#functions/kernel/dynamo.ts';
import { readPartner, readRosterCopy } from './partner-record.ts';

const readers = { partner: readPartner, 'roster-partner': readRosterCopy } as const;

/**
 * Lifts every partner and its copy in the roster to the newest schema (reads the whole table twice, and writes 1 request
 * an item). Each by itself, and only if it is still of the first: to be cut off and to be repeated does no harm.
 * @returns how many items were lifted
 */
export async function followCountryWeeks(): Promise<number> {
  let lifted = 0;
  for (const [kind, read] of Object.entries(readers)) {
    for await (const item of everyItem(kind)) {
      if (item['schema'] === 1 && (await lift(item, read(item).workingHours))) lifted += 1;
    }
  }
  return lifted;
}

async function lift({ pk, sk }: Item, workingHours: unknown): Promise<boolean> {
  try {
    await documents.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk, sk },
        UpdateExpression: 'SET workingHours = :hours, #schema = :newest',
        ConditionExpression: '#schema = :first',
        ExpressionAttributeNames: { '#schema': 'schema' },
        ExpressionAttributeValues: { ':hours': workingHours, ':first': 1, ':newest': 2 },
      }),
    );
    return true;
  } catch (error) {
    // It was saved meanwhile, in the newest schema.
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
