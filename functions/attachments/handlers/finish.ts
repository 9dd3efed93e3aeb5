import { finishAttachment } from '@rafiq/shared/attachments/contract.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { arrive, attachmentView, mayBecome, subjectOf } from '../domain/attachment.ts';
import { attachmentSeenBy } from '../own-attachment.ts';
import { placeSeenBy, untilPlaceSettled } from '../place.ts';
import { findUpload } from '../store/attachment-files.ts';
import { attachmentEvent, attachmentWrite } from '../store/attachment-store.ts';

/** Puts the bytes that stand there now into quarantine, tells the record's timeline and, by its event, the scanner. */
export const finish = handle(
  finishAttachment,
  ({ attachmentId }, { caller, change, newId, now }) =>
    untilPlaceSettled(async () => {
      const before = await attachmentSeenBy(caller, attachmentId);
      if (!mayBecome(before, 'quarantined')) {
        throw new Problem('illegal-move', { params: { from: before.status, move: 'finish' } });
      }
      const place = await placeSeenBy(caller, subjectOf(before));
      const file = await findUpload(before);
      if (file === undefined) throw new Problem('attachment-not-arrived');
      const after = arrive(before, file);
      const ownSide = after.organisation === 'vendor' ? 'vendor' : 'owner';
      const attached = place.attached({
        id: newId('event'),
        attachmentId,
        fileName: after.fileName,
        readers: after.shared && place.partnerId === (after.sharedWith ?? '') ? 'both' : ownSide,
      });
      return commit(change, {
        writes: [...place.unmoved(now), attachmentWrite(after)],
        events: [attachmentEvent(after, 'arrived'), attached],
        answer: after,
      });
    }),
  (attachment, { caller }) => attachmentView(attachment, caller.organisation),
);
