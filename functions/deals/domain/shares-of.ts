import { compareText } from '@rafiq/shared/compare-text.ts';
import type { ConflictCase } from './conflict-case.ts';

/**
 * Each side's part of a deal in per cent, by partner: what the claimant gets, and the rest in equal parts for those that
 * hold the account. What cannot be divided goes to the first of them by id, whichever way they stand in the case.
 * @param claimantShare whole per cent; null where the deal is not split: then nobody has a part
 * @returns parts that sum to 100
 */
export function sharesOf(
  { claimant, holders }: Pick<ConflictCase, 'claimant' | 'holders'>,
  claimantShare: number | null,
): ReadonlyMap<string, number> {
  if (claimantShare === null) return new Map();
  const rest = 100 - claimantShare;
  const each = Math.floor(rest / holders.length);
  const ids = holders.map(({ partnerId }) => partnerId).toSorted(compareText);
  return new Map([
    [claimant.partnerId, claimantShare],
    ...ids.map((id, place): [string, number] => [
      id,
      place === 0 ? rest - each * (holders.length - 1) : each,
    ]),
  ]);
}
