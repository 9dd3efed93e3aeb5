import type { CompanyName } from './company-name.ts';
import { limits } from './index-keys.ts';

/** A name under a key: who has it, and where it stays when there are too many. */
export interface PostingEntry {
  /** The account's identifier, 26 letters without its prefix. */
  id: string;
  /** Which entries stay when there are too many: the lowest. */
  order: number;
}

/**
 * What is kept under one key: at most 100 entries of about 36 bytes, so that its item stays within 4 kB. Once it was full
 * it is a sample – of the shortest names – and says so, until all names are written anew: those that were left out are
 * found by their other keys.
 */
export interface Posting {
  entries: readonly PostingEntry[];
  full: boolean;
}

export const emptyPosting: Posting = { entries: [], full: false };

/** FNV-1a: a number from a text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const manyWords = 16;

/**
 * Which names stay in a posting that is too small for all: those of few words, for a longer name has more keys of its
 * own; among these by a stable hash of the identifier, so that the order of writing does not matter.
 */
export const orderOf = ({ forms }: CompanyName, id: string): number =>
  Math.min(forms[0]?.words.length ?? 0, manyWords) * 2 ** 32 + hashOf(id);

const byOrder = (one: PostingEntry, other: PostingEntry): number =>
  one.order - other.order || (one.id < other.id ? -1 : 1);

/** A posting with an entry, in place of the one of the same account: one write of an item of at most 4 kB. */
export function withEntry({ entries, full }: Posting, entry: PostingEntry): Posting {
  const all = [...entries.filter(({ id }) => id !== entry.id), entry].sort(byOrder);
  return { entries: all.slice(0, limits.posting), full: full || all.length > limits.posting };
}

/** A posting without an account: one write. It stays a sample if it was one. */
export const withoutEntry = ({ entries, full }: Posting, accountId: string): Posting => ({
  entries: entries.filter(({ id }) => id !== accountId),
  full,
});
