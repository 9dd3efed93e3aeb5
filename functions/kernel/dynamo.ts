/** The one connection to the table: reads that parse, and the shapes of writes. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { env } from './env.ts';
import { Problem } from './problem.ts';
import { table, type TableIndex } from './table.ts';

export interface Key {
  pk: string;
  sk: string;
}
/** An item as it lies in the table; stores parse it before anyone reads a field. */
export type Item = Record<string, unknown>;

export const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 4 }), {
  // The marshaller knows an object by its constructor, which people may also call a column of a file; then it asks.
  marshallOptions: { removeUndefinedValues: true, convertClassInstanceToMap: true },
});
// It copies every answer for a log that is not kept, value by value: a good part of what reading a page costs.
documents.middlewareStack.remove('loggerMiddleware');

export const tableName = (): string => env('TABLE_NAME');

let gathered: { keys: Key[]; read: Promise<(Item | undefined)[]> } | undefined;

/**
 * Reads one item, strongly consistent (1 unit per 4 kB). What is asked for in one go, as by `Promise.all`, is read by
 * one request: each costs a signature, a way there and back, and most of a millisecond of computing.
 */
export async function getItem(key: Key): Promise<Item | undefined> {
  if (gathered === undefined) {
    const keys: Key[] = [];
    const read = Promise.resolve().then(async () => {
      gathered = undefined;
      const [only, ...others] = keys;
      return only !== undefined && others.length === 0 ? [await readOne(only)] : getItems(keys);
    });
    gathered = { keys, read };
  }
  const { keys, read } = gathered;
  const place = keys.push(key) - 1;
  return (await read)[place];
}

async function readOne(key: Key): Promise<Item | undefined> {
  const answer = await documents.send(
    new GetCommand({ TableName: tableName(), Key: key, ConsistentRead: true }),
  );
  return answer.Item;
}

const mostKeysInABatch = 100;
const mostBatchTries = 6;

/**
 * Reads many items, strongly consistent, in the order of the keys; a missing one is undefined
 * (1 request per 100 keys, and again for what the database left unprocessed).
 * @throws Problem `unavailable` if it leaves some of them again and again
 */
export async function getItems(keys: readonly Key[]): Promise<(Item | undefined)[]> {
  const found = new Map<string, Item>();
  const nameOf = (key: Key) => `${key.pk}\u0000${key.sk}`;
  const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  for (let start = 0; start < distinct.length; start += mostKeysInABatch) {
    let wanted: Key[] = distinct.slice(start, start + mostKeysInABatch);
    for (let attempt = 0; wanted.length > 0; attempt += 1) {
      if (attempt === mostBatchTries) throw new Problem('unavailable', { retryAfterSeconds: 1 });
      if (attempt > 0) await pause(20 * 2 ** attempt);
      const answer = await documents.send(
        new BatchGetCommand({ RequestItems: { [tableName()]: { Keys: wanted, ConsistentRead: true } } }),
      );
      for (const item of answer.Responses?.[tableName()] ?? []) {
        found.set(nameOf({ pk: String(item['pk']), sk: String(item['sk']) }), item);
      }
      wanted = (answer.UnprocessedKeys?.[tableName()]?.Keys ?? []) as Key[];
    }
  }
  return keys.map((key) => found.get(nameOf(key)));
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface Listing {
  /** The partition, in the table itself or in one of its indexes. */
  partition: string;
  index?: TableIndex;
  /** Only sort keys that begin with this. */
  prefix?: string;
  /** Only sort keys from this on, up to and with `until`. */
  from?: string;
  until?: string;
  /** Sort keys strictly beyond this one, in the direction of reading: where the last page ended. */
  after?: (Key & Record<string, unknown>) | undefined;
  newestFirst?: boolean;
  limit?: number;
  consistent?: boolean;
  /** Only these attributes, by their paths (`lead.facts`): the units are the same, what is sent and read is less. */
  only?: readonly string[];
}

/** The attributes a reading is restricted to, each named, for many of their names are reserved. */
function projectionOf(paths: readonly string[]) {
  const named = paths.map((path) => path.split('.').map((name) => `#${name}`));
  return {
    ProjectionExpression: named.map((names) => names.join('.')).join(', '),
    ExpressionAttributeNames: Object.fromEntries(named.flat().map((name) => [name, name.slice(1)])),
  };
}

/** One page of a partition, in key order (1 request; units by the size of what is read). */
export async function query(listing: Listing): Promise<{ items: Item[]; last: Listing['after'] }> {
  const keys = listing.index === undefined ? table.keys : table.indexes[listing.index];
  const values: Record<string, unknown> = { ':p': listing.partition };
  let condition = `${keys.pk} = :p`;
  if (listing.prefix !== undefined) {
    condition += ` AND begins_with(${keys.sk}, :s)`;
    values[':s'] = listing.prefix;
  } else if (listing.from !== undefined && listing.until !== undefined) {
    condition += ` AND ${keys.sk} BETWEEN :f AND :u`;
    values[':f'] = listing.from;
    values[':u'] = listing.until;
  } else if (listing.from !== undefined) {
    condition += ` AND ${keys.sk} >= :f`;
    values[':f'] = listing.from;
  } else if (listing.until !== undefined) {
    condition += ` AND ${keys.sk} <= :u`;
    values[':u'] = listing.until;
  }
  const input: QueryCommandInput = {
    TableName: tableName(),
    KeyConditionExpression: condition,
    ExpressionAttributeValues: values,
    ScanIndexForward: listing.newestFirst !== true,
    ...(listing.index === undefined
      ? { ConsistentRead: listing.consistent ?? true }
      : { IndexName: table.indexes[listing.index].name }),
    ...(listing.limit === undefined ? {} : { Limit: listing.limit }),
    ...(listing.after === undefined ? {} : { ExclusiveStartKey: listing.after }),
    ...(listing.only === undefined ? {} : projectionOf(listing.only)),
  };
  const answer = await documents.send(new QueryCommand(input));
  return { items: answer.Items ?? [], last: answer.LastEvaluatedKey as Listing['after'] };
}

/** A partition page by page to its end, or as long as somebody asks (1 request a page). */
export async function* queryPages(listing: Listing): AsyncGenerator<Item[], void, undefined> {
  let { after } = listing;
  do {
    const page = await query({ ...listing, after });
    yield page.items;
    after = page.last;
  } while (after !== undefined);
}

/** Everything in a partition that is known to be small (1 request per megabyte). */
export async function queryAll(listing: Listing): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of queryPages(listing)) items.push(...page);
  return items;
}
