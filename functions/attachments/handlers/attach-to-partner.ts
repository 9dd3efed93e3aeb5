import { attachToPartner as route } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { announceFile, announcement } from '../announce-file.ts';

/** Announces a file of a partner, which is the vendor's own, and says where it goes. */
export const attachToPartner = handle(
  route,
  ({ partnerId }, { body, ...circumstances }) =>
    announceFile({ kind: 'partner', id: partnerId }, body, false, circumstances),
  announcement,
);
