import { region } from '../assembly/local-names.ts';
import type { WireRecord } from './read-records.ts';

/** A change of the table as Lambda hands it to a function: the record of the stream, binary values as base64. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly Keys: Readonly<Record<string, unknown>>;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** A stream's record the way Lambda hands it to a function. */
export const toStreamRecord = (record: WireRecord, streamArn: string): StreamRecord => ({
  ...record,
  eventSource: 'aws:dynamodb',
  awsRegion: region,
  dynamodb: {
    Keys: {},
    ...record.dynamodb,
    ApproximateCreationDateTime: Math.floor(record.dynamodb.ApproximateCreationDateTime ?? 0),
  },
  eventSourceARN: streamArn,
});
