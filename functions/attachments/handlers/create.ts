import { createAttachment } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { announceFile, announcement } from '../announce-file.ts';

/** Announces a file of a lead and says where it goes; the same request again gets a fresh link to the same place. */
export const create = handle(
  createAttachment,
  ({ leadId }, { body, ...circumstances }) =>
    announceFile({ kind: 'lead', id: leadId }, body, body.shared, circumstances),
  announcement,
);
