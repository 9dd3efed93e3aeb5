import { undoMergeAccounts } from '@rafiq/shared/accounts/matching-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { takeApart } from '../merge.ts';

/** Takes back that another account was merged into this one. */
export const undoMerge = handle(undoMergeAccounts, ({ accountId }, { body, change }) =>
  takeApart(accountId, body, change),
);
