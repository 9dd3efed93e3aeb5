import { attachToAccount as route } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { announceFile, announcement } from '../announce-file.ts';

/** Announces a file of an account, which is the vendor's own, and says where it goes. */
export const attachToAccount = handle(
  route,
  ({ accountId }, { body, ...circumstances }) =>
    announceFile({ kind: 'account', id: accountId }, body, false, circumstances),
  announcement,
);
