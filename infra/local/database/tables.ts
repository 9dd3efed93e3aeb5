import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { readProperties } from '../assembly/read-properties.ts';
import { StartProblem } from '../start-problem.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tableSchema = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']) })
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

type Table = z.output<typeof tableSchema>;

/** Makes the template's tables with their indexes, streams and time to live; refuses one that has changed its shape. */
export async function createTables(client: DynamoDBClient, tables: readonly LocalResource[]): Promise<void> {
  for (const resource of tables) {
    const table = readProperties(resource, tableSchema);
    const found = await findTable(client, resource.name);
    if (found) requireSameShape(resource.name, table, found);
    else await createTable(client, resource.name, table);
  }
}

async function findTable(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function createTable(client: DynamoDBClient, name: string, table: Table): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: table.KeySchema,
      AttributeDefinitions: table.AttributeDefinitions,
      GlobalSecondaryIndexes: table.GlobalSecondaryIndexes,
      StreamSpecification: table.StreamSpecification && { StreamEnabled: true, ...table.StreamSpecification },
    }),
  );
  await waitUntilActive(client, name);
  if (table.TimeToLiveSpecification) {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: table.TimeToLiveSpecification,
      }),
    );
  }
}

const tries = 200;
const pauseMs = 25;

async function waitUntilActive(client: DynamoDBClient, name: string): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if ((await findTable(client, name))?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new StartProblem(`The table ${name} was made but does not become active.`);
}

/** Keys and indexes cannot be changed under kept data: say so instead of failing in the middle of a query. */
function requireSameShape(name: string, table: Table, found: TableDescription): void {
  const wanted = shapeOf(table.KeySchema, table.GlobalSecondaryIndexes);
  const kept = shapeOf(found.KeySchema, found.GlobalSecondaryIndexes);
  if (wanted === kept) return;
  throw new StartProblem(
    `The table ${name} in the data folder has other keys or indexes than this Rafiq needs. ` +
      'Empty the folder with "npm run reset", or choose another one with RAFIQ_DATA.',
  );
}

interface Keyed {
  readonly AttributeName?: string | undefined;
  readonly KeyType?: string | undefined;
}

function shapeOf(
  keys: readonly Keyed[] = [],
  indexes: readonly { IndexName?: string | undefined; KeySchema?: readonly Keyed[] | undefined }[] = [],
): string {
  const keyText = (schema: readonly Keyed[] = []): string =>
    schema.map((key) => `${key.KeyType ?? ''} ${key.AttributeName ?? ''}`).join(',');
  const indexTexts = indexes.map((index) => `${index.IndexName ?? ''}: ${keyText(index.KeySchema)}`).sort();
  return [keyText(keys), ...indexTexts].join(' | ');
}
