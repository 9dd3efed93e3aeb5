/** Announcing a file, whatever it is attached to. */
import type { createAttachment } from '@rafiq/shared/attachments/contract.ts';
import type { IdKind } from '@rafiq/shared/ids.ts';
import type { BodyOf, OutputOf } from '@rafiq/shared/route.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { commit, type Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { attachmentView, fieldsOf, type StoredAttachment, type Subject } from './domain/attachment.ts';
import { cleanFileName } from './domain/clean-file-name.ts';
import { placeSeenBy, untilPlaceSettled } from './place.ts';
import { uploadLink } from './store/attachment-files.ts';
import { attachmentEvent, attachmentWrite, listAllFiles } from './store/attachment-store.ts';

/** How many files an organisation may attach to a record; of those announced at one moment a few more. */
export const mostFiles = 100;

interface Circumstances {
  caller: Caller;
  change: Change;
  newId: (kind: IdKind) => string;
  now: string;
}

/**
 * Announces a file (2 or 3 requests and 1 transaction).
 * @param shared whether the other side, partner or vendor, is to have it, too
 * @throws Problem `not-found` beyond the caller's reach, `illegal-move` where nothing is taken any more,
 * `nobody-to-share-with`, `too-many-files`
 */
export const announceFile = (
  subject: Subject,
  file: Omit<BodyOf<typeof createAttachment>, 'shared'>,
  shared: boolean,
  { caller, change, newId, now }: Circumstances,
): Promise<StoredAttachment> =>
  untilPlaceSettled(async () => {
    const { partnerId, closedAs, unmoved } = await placeSeenBy(caller, subject);
    if (closedAs !== null) throw new Problem('illegal-move', { params: { from: closedAs, move: 'attach' } });
    if (shared && partnerId === null) throw new Problem('nobody-to-share-with');
    const own = (await listAllFiles(subject, caller.partnerId)).filter(
      ({ organisation }) => organisation === caller.organisation,
    );
    if (own.length >= mostFiles) throw new Problem('too-many-files', { params: { most: mostFiles } });
    const attachment: StoredAttachment = {
      id: newId('attachment'),
      ...fieldsOf(subject),
      fileName: cleanFileName(file.fileName, file.contentType),
      contentType: file.contentType,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
      status: 'announced',
      refusal: null,
      shared,
      sharedWith: shared ? partnerId : null,
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
  });

/** What is answered: the file, and a fresh link to where it goes. */
export const announcement = async (
  attachment: StoredAttachment,
  { caller }: { caller: Caller },
): Promise<OutputOf<typeof createAttachment>> => ({
  attachment: attachmentView(attachment, caller.organisation),
  upload: await uploadLink(attachment),
});
