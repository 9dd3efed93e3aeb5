import { suspendPartner } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { movePartner } from '../move-partner.ts';

/** Suspends a partner: its people are locked out from their next request on. */
export const suspend = handle(suspendPartner, ({ partnerId }, { body, change }) =>
  movePartner(partnerId, 'suspend', body.reason, change),
);
