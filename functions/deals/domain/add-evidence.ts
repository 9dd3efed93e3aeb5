import type { Party } from './conflict-case.ts';

const mostPieces = 20;
/** A case is one item of the database, which holds 400 kB, and has six sides at most. */
const mostBytes = 48_000;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A side with one more thing it said; null where it has said as much as can be kept: 20 pieces, and 48 kB in all. */
export function addEvidence(party: Party, text: string, at: string): Party | null {
  const evidence = [...party.evidence, { text, at }];
  const bytes = evidence.reduce((sum, piece) => sum + bytesOf(piece.text), 0);
  return evidence.length > mostPieces || bytes > mostBytes ? null : { ...party, evidence };
}
