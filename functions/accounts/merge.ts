/** Merging one account into another that stands for both, and taking it back. */
import type { Account } from '@rafiq/shared/accounts/contract.ts';
import { type Change, keepAnswer } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { isMergedInto, mergedPair, type Pair, takenApart } from './domain/merge-accounts.ts';
import type { ComparedAccount } from './store/account-store.ts';
import { dynamoAccountStore as accounts } from './store/dynamo-account-store.ts';

/** Whoever changes one of the two meanwhile is no reason to refuse: it is decided anew on what stands then. */
const whileAccountsMove = untilSettledOn('account', 'account-deals');

interface ReadPair {
  survivor: ComparedAccount;
  other: ComparedAccount;
}

const recordsOf = ({ survivor, other }: ReadPair): Pair => ({
  survivor: survivor.account,
  other: other.account,
});

/**
 * Both accounts (1 request).
 * @throws Problem `not-found` for the first, `unknown-reference` for the other, or for an account beside itself
 */
async function readPair(accountId: string, otherAccountId: string): Promise<ReadPair> {
  const [survivor, other] = await accounts.findCompared([accountId, otherAccountId]);
  if (survivor === undefined) throw new Problem('not-found');
  if (other === undefined || otherAccountId === accountId)
    throw new Problem('unknown-reference', {
      errors: [{ pointer: '/otherAccountId', code: 'unknown-reference' }],
    });
  return { survivor, other };
}

const saves = ({ survivor, other }: ReadPair, after: Pair) =>
  [
    { before: survivor, after: after.survivor },
    { before: other, after: after.other },
  ] as const;

/**
 * Merges an account into another that stands for both (1 request and 1 transaction); where that is so already nothing
 * changes.
 * @throws Problem as `readPair`, and `account-merged`, `account-stands-for-others`, `accounts-told-apart` or
 * `too-many-merged` where they cannot be merged
 */
export const mergeInto = (
  accountId: string,
  { otherAccountId, note }: { otherAccountId: string; note?: string | undefined },
  change: Change,
): Promise<Account> =>
  whileAccountsMove(async () => {
    const read = await readPair(accountId, otherAccountId);
    if (isMergedInto(recordsOf(read))) return keepAnswer(change, read.survivor.account);
    const { survivor, other } = read;
    const apart =
      survivor.matched.notTheSame.includes(otherAccountId) || other.matched.notTheSame.includes(accountId);
    const after = mergedPair(recordsOf(read), apart, change.at);
    if (typeof after === 'string') throw new Problem(after);
    return accounts.saveFamily(saves(read, after), ['took-in', 'merged'], { ...change, note });
  });

/**
 * Takes back that an account was merged into another (1 request and 1 transaction); where it was not nothing changes.
 * @throws Problem as `readPair`
 */
export const takeApart = (
  accountId: string,
  { otherAccountId }: { otherAccountId: string },
  change: Change,
): Promise<Account> =>
  whileAccountsMove(async () => {
    const read = await readPair(accountId, otherAccountId);
    if (!isMergedInto(recordsOf(read))) return keepAnswer(change, read.survivor.account);
    const after = takenApart(recordsOf(read), change.at);
    return accounts.saveFamily(saves(read, after), ['let-go', 'taken-apart'], change);
  });
