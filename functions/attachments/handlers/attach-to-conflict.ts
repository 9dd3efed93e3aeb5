import { attachToConflict as route } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { announceFile, announcement } from '../announce-file.ts';

/** Announces a file of a conflict case: what a side attaches is for the vendor, what the vendor does for no side. */
export const attachToConflict = handle(
  route,
  ({ conflictId }, { body, ...circumstances }) =>
    announceFile(
      { kind: 'conflict', id: conflictId },
      body,
      circumstances.caller.partnerId !== null,
      circumstances,
    ),
  announcement,
);
