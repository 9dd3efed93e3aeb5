import type { Attachment } from '@rafiq/shared/attachments/contract.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import { attachmentView, type Subject } from './domain/attachment.ts';
import { placeSeenBy } from './place.ts';
import { listFiles } from './store/attachment-store.ts';

/**
 * The files of a record that the caller's side has, newest first (1 request, and 1 or 2 for the record).
 * @throws Problem `not-found` beyond the caller's reach, `illegal-move` for a lead it has not accepted yet
 */
export async function filesSeenBy(
  caller: Caller,
  subject: Subject,
  page: PageRequest,
): Promise<Page<Attachment>> {
  await placeSeenBy(caller, subject);
  const { items, nextCursor } = await listFiles(subject, caller.partnerId, page);
  return { items: items.map((file) => attachmentView(file, caller.organisation)), nextCursor };
}
