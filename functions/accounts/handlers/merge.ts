import { mergeAccounts } from '@rafiq/shared/accounts/matching-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { mergeInto } from '../merge.ts';

/** Says that another account is the same company, which this one stands for from now on. */
export const merge = handle(mergeAccounts, ({ accountId }, { body, change }) =>
  mergeInto(accountId, body, change),
);
