import * as z from 'zod';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { LocalAssembly } from '../assembly/local-assembly.ts';
import { readProperties } from '../assembly/read-properties.ts';
import type { RunnerState } from '../data-folder/runner-state.ts';
import type { Database } from '../database/database.ts';
import { requireKnownPattern } from '../events/pattern.ts';
import type { Bell } from '../functions/bell.ts';
import type { Queues } from '../queues/queues.ts';
import { type QueueMapping, startQueueMapping } from '../queues/queue-mapping.ts';
import { StartProblem } from '../start-problem.ts';
import { layAsideOn } from '../streams/lay-aside.ts';
import { startStreamMapping, type StreamMapping } from '../streams/stream-mapping.ts';
import type { FunctionsHere } from './functions-here.ts';

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number(),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  ParallelizationFactor: z.coerce.number().default(1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.coerce.number().default(-1),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).default('TRIM_HORIZON'),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number() }).optional(),
});

type Mapping = z.output<typeof mappingSchema>;

export interface MappingParts {
  readonly functions: FunctionsHere;
  readonly queues: Queues;
  readonly database: Database;
  readonly state: RunnerState;
  readonly bell: Bell;
  readonly warn: (message: string) => void;
  readonly queueRetrySeconds: number | undefined;
  /** Most batches of one queue at once. */
  readonly concurrency: number;
}

export interface MappingsHere {
  readonly streams: StreamMapping[];
  readonly queues: QueueMapping[];
}

const mappingsOf = (assembly: LocalAssembly): Mapping[] =>
  assembly
    .ofType('AWS::Lambda::EventSourceMapping')
    .map((resource) => readProperties(resource, mappingSchema))
    .filter((mapping) => mapping.Enabled);

/** Queues that take in what stream readers could not handle. */
export const failureDestinations = (assembly: LocalAssembly): string[] =>
  mappingsOf(assembly).flatMap((mapping) => mapping.DestinationConfig?.OnFailure.Destination ?? []);

/** Starts the template's event source mappings: streams and queues. */
export async function startMappings(assembly: LocalAssembly, parts: MappingParts): Promise<MappingsHere> {
  const streams: StreamMapping[] = [];
  const queues: QueueMapping[] = [];
  for (const mapping of mappingsOf(assembly)) {
    if (mapping.EventSourceArn.startsWith('arn:aws:sqs:')) queues.push(startQueue(mapping, parts));
    else streams.push(await startStream(mapping, parts));
  }
  return { streams, queues };
}

function startQueue(mapping: Mapping, parts: MappingParts): QueueMapping {
  if (mapping.FilterCriteria) throw new StartProblem('The local runner does not know filters on queues.');
  return startQueueMapping(
    {
      queueArn: mapping.EventSourceArn,
      batchSize: mapping.BatchSize,
      windowSeconds: mapping.MaximumBatchingWindowInSeconds,
      concurrency: Math.min(
        mapping.ScalingConfig?.MaximumConcurrency ?? parts.concurrency,
        parts.concurrency,
      ),
      reportsFailures: mapping.FunctionResponseTypes.length > 0,
      retrySeconds: parts.queueRetrySeconds,
    },
    { queues: parts.queues, function: parts.functions.ofArn(mapping.FunctionName), warn: parts.warn },
  );
}

async function startStream(mapping: Mapping, parts: MappingParts): Promise<StreamMapping> {
  const target = parts.functions.ofArn(mapping.FunctionName);
  const { streamArn, partitionKey } = await streamOf(mapping.EventSourceArn, parts.database);
  const destination = mapping.DestinationConfig?.OnFailure.Destination;
  return startStreamMapping(
    {
      filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
        requireKnownPattern(z.record(z.string(), z.unknown()).parse(JSON.parse(Pattern))),
      ),
      batchSize: mapping.BatchSize,
      parallel: mapping.ParallelizationFactor,
      reportsFailures: mapping.FunctionResponseTypes.length > 0,
      bisects: mapping.BisectBatchOnFunctionError,
      retries: mapping.MaximumRetryAttempts < 0 ? undefined : mapping.MaximumRetryAttempts,
    },
    {
      source: { client: parts.database.streams, streamArn, start: mapping.StartingPosition },
      partitionKey,
      function: target,
      state: parts.state,
      bell: parts.bell,
      layAside: layAsideOn({
        queues: parts.queues,
        destination,
        functionName: target.name,
        streamArn,
        warn: parts.warn,
      }),
      warn: parts.warn,
    },
  );
}

/** The database's own name of the stream that the template knows by its table alone. */
async function streamOf(
  eventSourceArn: string,
  database: Database,
): Promise<{ streamArn: string; partitionKey: string }> {
  const table = /:table\/([^/]+)\/stream\//.exec(eventSourceArn)?.[1];
  if (table === undefined)
    throw new StartProblem(`The local runner does not know the event source ${eventSourceArn}.`);
  const { Table } = await database.client.send(new DescribeTableCommand({ TableName: table }));
  const partitionKey = Table?.KeySchema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;
  if (Table?.LatestStreamArn === undefined || partitionKey === undefined) {
    throw new StartProblem(`The table ${table} has no stream.`);
  }
  return { streamArn: Table.LatestStreamArn, partitionKey };
}
