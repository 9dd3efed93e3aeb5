import { tellAccountsApart } from '@rafiq/shared/accounts/matching-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { tellApart } from '../tell-apart.ts';

/** Says that two accounts are not the same company. */
export const notTheSame = handle(tellAccountsApart, ({ accountId }, { body, change }) =>
  tellApart(accountId, body, true, change),
);
