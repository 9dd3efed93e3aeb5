import { checkDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { checkAccount } from '../check-account.ts';
import { partnerOf } from '../reach.ts';

/** Answers privately whether an account is free. */
export const check = handle(checkDeal, (_params, { caller, body, change }) =>
  checkAccount(body, { partnerId: partnerOf(caller), userId: caller.userId }, change),
);
