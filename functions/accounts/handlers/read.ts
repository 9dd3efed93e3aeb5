import { readAccount } from '@rafiq/shared/accounts/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dynamoAccountStore as accounts } from '../store/dynamo-account-store.ts';

/** Reads one account. */
export const read = handle(readAccount, async ({ accountId }) => {
  const account = await accounts.find(accountId);
  if (account === undefined) throw new Problem('not-found');
  return account;
});
