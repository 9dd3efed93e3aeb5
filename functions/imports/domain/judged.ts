import type { Confidence } from '@rafiq/shared/imports/status.ts';

/** Something found out about a file, and how sure that is. */
export interface Judged<Value> {
  value: Value;
  confidence: Confidence;
}

/** What a person said goes before what was found. */
export const statedOr = <Value>(stated: Value | undefined, found: Judged<Value>): Judged<Value> =>
  stated === undefined ? found : { value: stated, confidence: 'stated' };
