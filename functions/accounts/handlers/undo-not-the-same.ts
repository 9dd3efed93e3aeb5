import { undoTellAccountsApart } from '@rafiq/shared/accounts/matching-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { tellApart } from '../tell-apart.ts';

/** Takes back that two accounts are not the same company. */
export const undoNotTheSame = handle(undoTellAccountsApart, ({ accountId }, { body, change }) =>
  tellApart(accountId, body, false, change),
);
