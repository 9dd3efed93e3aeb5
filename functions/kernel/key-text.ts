import { createHash } from 'node:crypto';
import { beginningOf } from '@rafiq/shared/beginning-of.ts';

/** A sort key of DynamoDB holds 1024 bytes; so much is left to others for what else stands in it. */
const mostBytes = 600;
const keptLength = 100;

/**
 * A text of people as part of a key: as it is, or its beginning and its digest where it is too long for one. Folding
 * can make a short text long: ﷺ is one letter as it is typed, and eighteen when it is folded.
 */
export function keyText(text: string): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  return `${beginningOf(text, keptLength)}…${createHash('sha256').update(text).digest('base64url')}`;
}
