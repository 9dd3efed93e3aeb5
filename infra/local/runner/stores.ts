import type { LocalAssembly, LocalResource } from '../assembly/local-assembly.ts';
import { indexStreamRecords } from '../database/stream-index-cure.ts';
import { createTables } from '../database/tables.ts';
import { createQueues, type Queues } from '../queues/queues.ts';
import { createBuckets } from '../storage/buckets.ts';
import type { Ground } from './ground.ts';
import { failureDestinations } from './mappings-here.ts';

export interface Stores {
  readonly queues: Queues;
  readonly buckets: readonly LocalResource[];
  readonly tables: readonly LocalResource[];
}

/** Makes the template's tables, buckets and queues where they are not there yet. */
export async function standUpStores(assembly: LocalAssembly, ground: Ground): Promise<Stores> {
  const { database, storage } = ground;
  const buckets = assembly.ofType('AWS::S3::Bucket');
  const tables = assembly.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  const [queues] = await Promise.all([
    createQueues(
      ground.queues,
      storage.url,
      assembly.ofType('AWS::SQS::Queue'),
      failureDestinations(assembly),
    ),
    createBuckets(ground.objects, buckets),
    createTables(database.client, tables),
  ]);
  if (database.file !== undefined) indexStreamRecords(database.file);
  return { queues, buckets, tables };
}
