/** Every record's identifier: a prefix that says what it is, and a UUIDv7 in Crockford base32. */
import * as z from 'zod';
import { memoized } from './memoized.ts';

/** What each prefix stands for; the only list of prefixes. */
export const idPrefixes = {
  lead: 'lead',
  offer: 'offr',
  partner: 'ptnr',
  account: 'acct',
  product: 'prod',
  user: 'user',
  erasure: 'eras',
  export: 'expo',
  import: 'impt',
  form: 'form',
  submission: 'subm',
  notice: 'notc',
  event: 'evnt',
  note: 'note',
  question: 'ques',
  attachment: 'atch',
  decision: 'deci',
  rule: 'rule',
  batch: 'btch',
  whatIf: 'what',
  view: 'view',
  reason: 'resn',
  timeOff: 'toff',
  deal: 'deal',
  conflict: 'cnfl',
} as const;

export type IdKind = keyof typeof idPrefixes;

/** The digits of identifiers, in their order: base 32, without letters that are easily misread. */
export const idDigits = '0123456789abcdefghjkmnpqrstvwxyz';
const lengthOfUuid = 26;

/**
 * Writes an identifier from 16 bytes laid out as a UUIDv7 (48 bits of milliseconds, version, 74 random bits),
 * so that identifiers sort by the time they were made and cannot be guessed.
 * @param kind what the identifier names
 * @param atMs milliseconds since the epoch (UTC)
 * @param random at least 10 random bytes
 */
export function formatId(kind: IdKind, atMs: number, random: Uint8Array): string {
  let value = BigInt(atMs) << 80n;
  let tail = 0n;
  for (let index = 0; index < 10; index += 1) tail = (tail << 8n) | BigInt(random[index] ?? 0);
  const version = 0x7n << 76n;
  const variant = 0x2n << 62n;
  const high = (tail >> 64n) & 0xfffn;
  const low = tail & ((1n << 62n) - 1n);
  value |= version | (high << 64n) | variant | low;
  let text = '';
  for (let index = 0; index < lengthOfUuid; index += 1) {
    text = idDigits[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return `${idPrefixes[kind]}_${text}`;
}

/** The shape of one kind of identifier, for contracts. */
export const idOf = memoized((kind: IdKind) =>
  z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[${idDigits}]{${lengthOfUuid}}$`), { error: 'invalid-id' })
    .meta({ example: `${idPrefixes[kind]}_06emzc4q3hw0t8n2k5v7r9p1xd` }),
);
