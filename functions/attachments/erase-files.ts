/** Erasing the files of a record whose contact was erased: names and contents go, that a file was there stays. */
import { commit, type Change } from '#functions/kernel/commit.ts';
import type { Subject } from './domain/attachment.ts';
import { removeFiles } from './store/attachment-files.ts';
import { erasedEvent, findAttachment, goneWrite, listAllFiles } from './store/attachment-store.ts';

async function eraseFile(id: string, change: Change): Promise<void> {
  const attachment = await findAttachment(id);
  if (attachment === undefined) return;
  // The bytes first: while the record stands, whatever is cut off finds its way again.
  await removeFiles(id);
  await commit(change, { writes: [goneWrite(attachment)], events: [erasedEvent(attachment)], answer: null });
  // A scanner may have cleared it in between.
  await removeFiles(id);
}

/**
 * Erases every file of a record, announced ones included (1 request, 1 more for each partner that may have some; 5 and a
 * transaction for each file). Those its timelines tell of are found there, even while the lists lag behind.
 * @throws ConditionFailed if a file was judged in between: it is to be tried again
 */
export async function eraseFiles(
  subject: Subject,
  { partnerIds, attachmentIds }: { partnerIds: readonly string[]; attachmentIds: readonly string[] },
  change: Change,
): Promise<void> {
  const listed = await Promise.all(
    [null, ...partnerIds].map((partnerId) => listAllFiles(subject, partnerId)),
  );
  const ids = new Set([...attachmentIds, ...listed.flat().map(({ id }) => id)]);
  for (const id of ids) await eraseFile(id, change);
}
