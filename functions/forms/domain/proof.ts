/** What shows that a submission is no program's flood: work done for a form, or a page that lay open for a while. */
import type { RefusalReason } from '@rafiq/shared/forms/status.ts';

export const proofKinds = ['work', 'page'] as const;

/** What a challenge or a page's token says under its signature. */
export interface Proof {
  kind: (typeof proofKinds)[number];
  formId: string;
  issuedAtMs: number;
  /** Zero bits the work must show; a page's token wants none. */
  bits: number;
  /** Told apart from every other, so that each is taken once. */
  nonce: string;
}

const minuteMs = 60_000;
/** How long each is good: solving takes seconds; a page may lie open while somebody looks something up. */
export const lifetimeMs = { work: 10 * minuteMs, page: 120 * minuteMs } as const;
/** Nobody reads a form and fills it in within this time. */
export const fewestMsToType = 2500;

const calmBits = 12;
const mostBits = 18;

/**
 * The zero bits to ask for: a few milliseconds of work for one visitor in calm times, some seconds when a form takes
 * as many submissions as it may, so that a flood grows dear before it is shut out.
 */
export function bitsFor(recentlyTaken: number, perMinute: number): number {
  const share = Math.min(1, recentlyTaken / perMinute);
  return calmBits + Math.round(share * (mostBits - calmBits));
}

/** How many zero bits a digest begins with. */
export function leadingZeroBits(digest: Uint8Array): number {
  let bits = 0;
  for (const byte of digest) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

/** Why a proof is not taken; undefined if it is. Whether it was used before, the store says. */
export function faultOfProof(
  proof: Proof | undefined,
  wanted: { kind: Proof['kind']; formId: string; nowMs: number; shownBits: number },
): RefusalReason | undefined {
  if (proof === undefined || proof.kind !== wanted.kind || proof.formId !== wanted.formId)
    return 'proof-wrong';
  const ageMs = wanted.nowMs - proof.issuedAtMs;
  if (ageMs > lifetimeMs[proof.kind]) return 'proof-expired';
  if (wanted.shownBits < proof.bits) return 'proof-wrong';
  return proof.kind === 'page' && ageMs < fewestMsToType ? 'too-fast' : undefined;
}
