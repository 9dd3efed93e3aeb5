import { randomUUID } from 'node:crypto';
import type { Queues } from '../queues/queues.ts';
import type { StreamMappingParts } from './stream-mapping.ts';

export interface LayAsideParts {
  readonly queues: Queues;
  /** The ARN of a queue; without one, what failed for good is only told. */
  readonly destination: string | undefined;
  readonly functionName: string;
  readonly streamArn: string;
  readonly warn: (message: string) => void;
}

/** Sends word of records that could not be handled to a dead-letter queue, as Lambda words it. */
export function layAsideOn(parts: LayAsideParts): StreamMappingParts['layAside'] {
  return async (records, tries, shard) => {
    const first = records[0]?.dynamodb;
    const last = records.at(-1)?.dynamodb;
    parts.warn(
      `${parts.functionName} gave up on ${records.length} changes from number ${first?.SequenceNumber ?? '?'} on.`,
    );
    if (parts.destination === undefined) return;
    const word = {
      requestContext: {
        requestId: randomUUID(),
        functionArn: parts.functionName,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: tries,
      },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: shard,
        startSequenceNumber: first?.SequenceNumber,
        endSequenceNumber: last?.SequenceNumber,
        batchSize: records.length,
        streamArn: parts.streamArn,
      },
    };
    await parts.queues.send(parts.destination, JSON.stringify(word));
  };
}
