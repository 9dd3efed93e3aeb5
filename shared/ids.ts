/** Every record's identifier: a prefix that says what it is, and a UUID in Crockford base32. */
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

/**
 * Kinds whose identifiers are of chance alone. Both sides of a conflict read its identifier, and the time in it would tell
 * one when the other came.
 */
const timeless: ReadonlySet<IdKind> = new Set<IdKind>(['conflict']);

/** How much chance an identifier is made of, in bytes. */
export const chanceIn = (kind: IdKind): 10 | 16 => (timeless.has(kind) ? 16 : 10);

/** The digits of identifiers, in their order: base 32, without letters that are easily misread. */
export const idDigits = '0123456789abcdefghjkmnpqrstvwxyz';
const lengthOfUuid = 26;

/**
 * Writes an identifier from 16 bytes laid out as a UUIDv7 (48 bits of milliseconds, version, 74 random bits),
 * so that identifiers sort by the time they were made and cannot be guessed; one that must not tell its time, as a UUIDv4
 * (122 random bits).
 * @param kind what the identifier names
 * @param atMs milliseconds since the epoch (UTC)
 * @param random as many random bytes as `chanceIn` says, or more
 */
export function formatId(kind: IdKind, atMs: number, random: Uint8Array): string {
  const untimed = timeless.has(kind);
  let value = (untimed ? numberOf(random.subarray(10, 16)) : BigInt(atMs)) << 80n;
  const tail = numberOf(random.subarray(0, 10));
  const version = (untimed ? 0x4n : 0x7n) << 76n;
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

/** Bytes as one number, the first of them the highest. */
function numberOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

/** The shape of one kind of identifier, for contracts. */
export const idOf = memoized((kind: IdKind) =>
  z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[${idDigits}]{${lengthOfUuid}}$`), { error: 'invalid-id' })
    .meta({ example: `${idPrefixes[kind]}_06emzc4q3hw0t8n2k5v7r9p1xd` }),
);
