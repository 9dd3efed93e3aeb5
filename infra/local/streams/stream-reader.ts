import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { IteratorExpired, readRecords } from './read-records.ts';
import { type StreamRecord, toStreamRecord } from './stream-record.ts';

export interface StreamSource {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  /** Where a reader without a position begins. */
  readonly start: 'TRIM_HORIZON' | 'LATEST';
}

/** Reads a stream's shards from where it was left; `position` remembers across restarts. */
export interface StreamReader {
  /** The next records of each shard that has any, oldest first. */
  next(): Promise<{ shard: string; records: StreamRecord[] }[]>;
  /** Reads again from the last kept position, after something in between was not handled. */
  rewind(): void;
}

export interface PositionKeeper {
  get(shard: string): string | undefined;
}

const mostRecords = 1000;

/** A reader of all shards of a stream. */
export function streamReader(
  { client, streamArn, start }: StreamSource,
  positions: PositionKeeper,
): StreamReader {
  const iterators = new Map<string, string | undefined>();

  const open = async (shard: string): Promise<string | undefined> => {
    const position = positions.get(shard);
    const from =
      position === undefined
        ? ({ ShardIteratorType: start } as const)
        : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position } as const);
    try {
      const command = new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shard, ...from });
      return (await client.send(command)).ShardIterator;
    } catch (error) {
      if (!(error instanceof TrimmedDataAccessException)) throw error;
      // What lay at the position is gone; the oldest record kept is the next one.
      const command = new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shard,
        ShardIteratorType: 'TRIM_HORIZON',
      });
      return (await client.send(command)).ShardIterator;
    }
  };

  const read = async (shard: string): Promise<StreamRecord[]> => {
    const iterator = iterators.get(shard);
    if (iterator === undefined) return [];
    try {
      const { records, nextIterator } = await readRecords(client, iterator, mostRecords);
      iterators.set(shard, nextIterator);
      return records.map((record) => toStreamRecord(record, streamArn));
    } catch (error) {
      if (!(error instanceof IteratorExpired)) throw error;
      iterators.delete(shard);
      return [];
    }
  };

  return {
    next: async () => {
      if (iterators.size === 0) {
        const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
        for (const { ShardId } of StreamDescription?.Shards ?? []) {
          if (ShardId !== undefined) iterators.set(ShardId, await open(ShardId));
        }
      }
      const found: { shard: string; records: StreamRecord[] }[] = [];
      for (const shard of iterators.keys()) {
        const records = await read(shard);
        if (records.length > 0) found.push({ shard, records });
      }
      return found;
    },
    rewind: () => iterators.clear(),
  };
}
