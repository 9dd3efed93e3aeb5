import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import { region } from '../assembly/local-names.ts';

/** A record as the stream sends it: attribute values in wire form, binary ones as base64, just as Lambda hands them on. */
const wireRecord = z.looseObject({
  eventID: z.string(),
  eventName: z.string(),
  dynamodb: z.looseObject({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number().optional() }),
});
export type WireRecord = z.output<typeof wireRecord>;

const answerShape = z.object({
  Records: z.array(wireRecord).default([]),
  NextShardIterator: z.string().nullable().optional(),
});

/** The iterator is too old to be read on. */
export class IteratorExpired extends Error {}

const patienceMs = 30_000;

/**
 * Reads records without the SDK: it would turn every attribute value into an object of its own, only for us to
 * write them back as they came. Every change of the table passes here twice, and that was most of its cost.
 */
export async function readRecords(
  client: DynamoDBStreamsClient,
  iterator: string,
  limit: number,
): Promise<{ records: WireRecord[]; nextIterator: string | undefined }> {
  const { protocol, hostname, port } = (await client.config.endpoint?.()) ?? {};
  const { accessKeyId } = await client.config.credentials();
  const answer = await fetch(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDBStreams_20120810.GetRecords',
      // The embedded database asks for no signature, only for the form of one.
      'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify({ ShardIterator: iterator, Limit: limit }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await answer.text();
  if (!answer.ok) {
    if (/ExpiredIteratorException|TrimmedDataAccessException/.test(text)) throw new IteratorExpired();
    throw new Error(`The stream answered ${answer.status}: ${text.slice(0, 300)}`);
  }
  const { Records, NextShardIterator } = answerShape.parse(JSON.parse(text));
  return { records: Records, nextIterator: NextShardIterator ?? undefined };
}
