import { createAttachment } from '@rafiq/shared/attachments/contract.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { leadSeenBy, untilSettled } from '#functions/leads/index.ts';
import { attachmentView, type StoredAttachment } from '../domain/attachment.ts';
import { cleanFileName } from '../domain/clean-file-name.ts';
import { uploadLink } from '../store/attachment-files.ts';
import { attachmentEvent, attachmentWrite, listAllFiles } from '../store/attachment-store.ts';

/** How many files an organisation may attach to a lead; of those announced at one moment a few more. */
export const mostFiles = 100;

/** Announces a file and says where it goes; the same request again gets a fresh link to the same place. */
export const create = handle(
  createAttachment,
  ({ leadId }, { body, caller, change, newId, now }) =>
    untilSettled(async () => {
      const { owner, unmoved } = await leadSeenBy(caller, leadId);
      if (body.shared && owner === null) throw new Problem('nobody-to-share-with');
      const own = (await listAllFiles(leadId, caller.partnerId)).filter(
        ({ organisation }) => organisation === caller.organisation,
      );
      if (own.length >= mostFiles) throw new Problem('too-many-files', { params: { most: mostFiles } });
      const attachment: StoredAttachment = {
        id: newId('attachment'),
        leadId,
        fileName: cleanFileName(body.fileName, body.contentType),
        contentType: body.contentType,
        sizeBytes: body.sizeBytes,
        sha256: body.sha256,
        status: 'announced',
        refusal: null,
        shared: body.shared,
        sharedWith: body.shared ? (owner?.id ?? null) : null,
        organisation: caller.organisation,
        attachedAt: now,
        file: null,
        version: 1,
      };
      return commit(change, {
        writes: [...unmoved(now), attachmentWrite(attachment)],
        events: [attachmentEvent(attachment, 'announced')],
        answer: attachment,
      });
    }),
  async (attachment, { caller }) => ({
    attachment: attachmentView(attachment, caller.organisation),
    upload: await uploadLink(attachment),
  }),
);
