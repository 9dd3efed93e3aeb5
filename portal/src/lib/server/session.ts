/** Where sessions live: the portal's own small table (key `id`, time to live `ttl`). */
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { me } from '@rafiq/shared/identity/contract.ts';
import { SESSION_TABLE_NAME } from '$app/env/private';
import * as z from 'zod';

const storedSession = z.object({
  id: z.string(),
  /** Counts the writes, so that two refreshes at once cannot overwrite each other. */
  revision: z.number(),
  accessToken: z.string(),
  accessTokenExpiresAtMs: z.number(),
  refreshToken: z.string().nullable(),
  idToken: z.string(),
  member: me,
  memberReadAtMs: z.number(),
  ttl: z.number(),
});

export type Session = z.output<typeof storedSession>;

const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const table = SESSION_TABLE_NAME;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The session under this id, unless it has run out. One read unit, strongly consistent: a signed-out session is gone at once. */
export async function findSession(id: string): Promise<Session | undefined> {
  const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: { id }, ConsistentRead: true }));
  const parsed = storedSession.safeParse(Item);
  return parsed.success && parsed.data.ttl > nowSeconds() ? parsed.data : undefined;
}

/** Writes a session; false if somebody else has written it since it was read. */
export async function writeSession(session: Session, readRevision: number | null): Promise<boolean> {
  try {
    await dynamo.send(
      new PutCommand({
        TableName: table,
        Item: session,
        ...(readRevision === null
          ? { ConditionExpression: 'attribute_not_exists(id)' }
          : {
              ConditionExpression: 'revision = :read',
              ExpressionAttributeValues: { ':read': readRevision },
            }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export async function deleteSession(id: string): Promise<void> {
  await dynamo.send(new DeleteCommand({ TableName: table, Key: { id } }));
}

/** Marks a sign-in as used; false if it has been used before. The mark outlives the sign-in cookie. */
export async function useOnce(id: string, lifetimeSeconds: number): Promise<boolean> {
  try {
    await dynamo.send(
      new PutCommand({
        TableName: table,
        Item: { id, ttl: nowSeconds() + lifetimeSeconds },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
