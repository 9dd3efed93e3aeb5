/** Two accounts that are one company: one of them stands for both, and neither is rewritten. */
import type { Account } from '@rafiq/shared/accounts/contract.ts';

/** An account stands for so many others: all of them are read wherever it is weighed. */
export const mostMerged = 10;

export type MergeRefusal =
  'account-merged' | 'account-stands-for-others' | 'accounts-told-apart' | 'too-many-merged';

/** The two as they stand after the change. */
export interface Pair {
  survivor: Account;
  other: Account;
}

const stands = ({ survivor, other }: Pair, merged: boolean, at: string): Pair => {
  const others = survivor.merged.filter(({ accountId }) => accountId !== other.id);
  const named = { accountId: other.id, name: other.name };
  const renewed = (one: Account) => ({ ...one, updatedAt: at, version: one.version + 1 });
  return {
    survivor: { ...renewed(survivor), merged: merged ? [...others, named] : others },
    other: {
      ...renewed(other),
      mergedInto: merged ? { accountId: survivor.id, name: survivor.name } : null,
    },
  };
};

/** Whether one of two stands for the other already. */
export const isMergedInto = ({ survivor, other }: Pair): boolean =>
  other.mergedInto?.accountId === survivor.id;

/**
 * Two accounts after one was merged into the other. Merges are one level deep: neither of the two may be merged into
 * another, and one that stands for others is not merged itself; they are taken apart first, so that whoever takes it back
 * finds everything as it was. Two that somebody told apart are not merged before that is taken back.
 * @param apart whether the two were told apart
 * @returns why not, where they cannot be
 */
export function mergedPair(pair: Pair, apart: boolean, at: string): Pair | MergeRefusal {
  const { survivor, other } = pair;
  if (survivor.mergedInto !== null || other.mergedInto !== null) return 'account-merged';
  if (other.merged.length > 0) return 'account-stands-for-others';
  if (apart) return 'accounts-told-apart';
  if (survivor.merged.length >= mostMerged) return 'too-many-merged';
  return stands(pair, true, at);
}

/** The same two after the merge was taken back. */
export const takenApart = (pair: Pair, at: string): Pair => stands(pair, false, at);
