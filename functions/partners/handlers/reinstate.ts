import { reinstatePartner } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { movePartner } from '../move-partner.ts';

/** Lets a suspended partner work again. */
export const reinstate = handle(reinstatePartner, ({ partnerId }, { body, change }) =>
  movePartner(partnerId, 'reinstate', body.reason, change),
);
