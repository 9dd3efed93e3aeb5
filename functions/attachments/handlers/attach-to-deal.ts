import { attachToDeal as route } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { announceFile, announcement } from '../announce-file.ts';

/** Announces a file of a registration and says where it goes. */
export const attachToDeal = handle(
  route,
  ({ dealId }, { body, ...circumstances }) =>
    announceFile({ kind: 'deal', id: dealId }, body, body.shared, circumstances),
  announcement,
);
