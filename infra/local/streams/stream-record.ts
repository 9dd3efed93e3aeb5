import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import { region } from '../assembly/local-names.ts';

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

/** Writes a stream's record the way Lambda does. */
export function toStreamRecord(record: _Record, streamArn: string): StreamRecord {
  const { ApproximateCreationDateTime, Keys, NewImage, OldImage, SequenceNumber, SizeBytes, StreamViewType } =
    record.dynamodb ?? {};
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion,
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      Keys: withBase64(Keys ?? {}) as Record<string, unknown>,
      ...(NewImage && { NewImage: withBase64(NewImage) }),
      ...(OldImage && { OldImage: withBase64(OldImage) }),
      SequenceNumber: SequenceNumber ?? '',
      SizeBytes,
      StreamViewType,
    },
    eventSourceARN: streamArn,
    ...(record.userIdentity && { userIdentity: record.userIdentity }),
  };
}

function withBase64(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(withBase64);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withBase64(inner)]));
}
