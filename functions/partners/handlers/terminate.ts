import { terminatePartner } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { movePartner } from '../move-partner.ts';

/** Ends the relation with a partner for good. */
export const terminate = handle(terminatePartner, ({ partnerId }, { body, change }) =>
  movePartner(partnerId, 'terminate', body.reason, change),
);
