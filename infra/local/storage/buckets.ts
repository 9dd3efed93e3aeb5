import { CreateBucketCommand, ListBucketsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { LocalResource } from '../assembly/local-assembly.ts';

/** Makes the template's buckets; those already there keep their objects. */
export async function createBuckets(client: S3Client, buckets: readonly LocalResource[]): Promise<void> {
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const there = new Set(Buckets.map((bucket) => bucket.Name));
  for (const { name } of buckets) {
    if (!there.has(name)) await client.send(new CreateBucketCommand({ Bucket: name }));
  }
}
