/** Where sessions live: the portal's own small table (key `id`, time to live `ttl`). */
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { me } from '@rafiq/shared/identity/contract.ts';
import { SESSION_TABLE_NAME } from '$app/env/private';
import * as z from 'zod';
import { nodeExchange } from './node-exchange.ts';
import { findItemOf } from './session-item.ts';

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
  lastSeenAtMs: z.number(),
  ttl: z.number(),
});

export type Session = z.output<typeof storedSession>;

/** What is remembered of a session for its holder: on what, from where, since when. */
const seenSession = z.object({
  browser: z.string().nullable(),
  system: z.string().nullable(),
  timeZone: z.string().nullable(),
  startedAtMs: z.number(),
  lastSeenAtMs: z.number(),
});
export type SeenSession = z.output<typeof seenSession>;
const sessionsOfMember = z.object({ sessions: z.record(z.string(), seenSession) });

const client = new DynamoDBClient({});
const dynamo = DynamoDBDocumentClient.from(client);
const table = SESSION_TABLE_NAME;
const findItem = findItemOf(table, client, nodeExchange, async (id) => {
  const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: { id }, ConsistentRead: true }));
  return Item;
});
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The session under this id, unless it has run out. One read unit, strongly consistent: a signed-out session is gone at once. */
export async function findSession(id: string): Promise<Session | undefined> {
  const parsed = storedSession.safeParse(await findItem(id));
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

/** All sessions of a member lie in one item beside them, so that they are listed, and ended, as they are this moment. */
const listKey = (memberId: string) => ({ id: `sessions of ${memberId}` });

/** The sessions of a member by their ids (one read unit, strongly consistent). */
export async function sessionsOf(memberId: string): Promise<Map<string, SeenSession>> {
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: table, Key: listKey(memberId), ConsistentRead: true }),
  );
  return new Map(Item === undefined ? [] : Object.entries(sessionsOfMember.parse(Item).sessions));
}

const changeList = (
  memberId: string,
  change: { set: string; when?: string; names?: Record<string, string>; values?: Record<string, unknown> },
) =>
  dynamo.send(
    new UpdateCommand({
      TableName: table,
      Key: listKey(memberId),
      UpdateExpression: change.set,
      ...(change.when === undefined ? {} : { ConditionExpression: change.when }),
      ExpressionAttributeNames: { '#sessions': 'sessions', ...change.names },
      ...(change.values === undefined ? {} : { ExpressionAttributeValues: change.values }),
    }),
  );

/** Puts a session on its member's list. */
export async function listSession(
  memberId: string,
  id: string,
  seen: SeenSession,
  ttl: number,
): Promise<void> {
  await changeList(memberId, {
    set: 'SET #sessions = if_not_exists(#sessions, :none)',
    values: { ':none': {} },
  });
  await changeList(memberId, {
    set: 'SET #sessions.#id = :seen, #ttl = :ttl',
    names: { '#id': id, '#ttl': 'ttl' },
    values: { ':seen': seen, ':ttl': ttl },
  });
}

/** Notes that a session is in use, unless it was ended meanwhile. */
export async function touchSession({ id, member: { id: memberId } }: Session, ttl: number): Promise<void> {
  const now = Date.now();
  try {
    await dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: { id },
        UpdateExpression: 'SET lastSeenAtMs = :now',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeValues: { ':now': now },
      }),
    );
    await changeList(memberId, {
      set: 'SET #sessions.#id.#seen = :now, #ttl = :ttl',
      when: 'attribute_exists(#sessions.#id)',
      names: { '#id': id, '#seen': 'lastSeenAtMs', '#ttl': 'ttl' },
      values: { ':now': now, ':ttl': ttl },
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Takes a session off its member's list. */
export async function unlistSession(memberId: string, id: string): Promise<void> {
  try {
    await changeList(memberId, {
      set: 'REMOVE #sessions.#id',
      when: 'attribute_exists(#sessions)',
      names: { '#id': id },
    });
  } catch (error) {
    // A member of whom no session was ever listed.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
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
