import { listAccounts } from '@rafiq/shared/accounts/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { dynamoAccountStore as accounts } from '../store/dynamo-account-store.ts';

/** Lists accounts by name, or finds them by words of their names. */
export const list = handle(listAccounts, (_, { query, scope }) => {
  const { limit, cursor, q } = query;
  return accounts.list(q, { limit, cursor, scope });
});
