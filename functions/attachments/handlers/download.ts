import { downloadAttachment } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { attachmentSeenBy } from '../own-attachment.ts';
import { downloadLink, downloadSeconds } from '../store/attachment-files.ts';

/** Hands out a link to a cleared copy; of anything else nothing is ever served. */
export const download = handle(downloadAttachment, async ({ attachmentId }, { caller }) => {
  const attachment = await attachmentSeenBy(caller, attachmentId);
  if (attachment.status !== 'cleared') throw new Problem('attachment-not-cleared');
  return {
    url: await downloadLink(attachment),
    fileName: attachment.fileName,
    validSeconds: downloadSeconds,
  };
});
