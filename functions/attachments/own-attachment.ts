/** A file as the caller may meet it. */
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { hasFile, subjectOf, type StoredAttachment } from './domain/attachment.ts';
import { placeSeenBy } from './place.ts';
import { findAttachment } from './store/attachment-store.ts';

/**
 * A file the caller's side has (1 request, and 1 or 2 more for what it is attached to). A partner keeps what it attached
 * itself when it loses the lead; what was shared with it goes with the lead, and nothing passes on to the next owner.
 * @throws Problem `not-found` for everyone else
 */
export async function attachmentSeenBy(caller: Caller, id: string): Promise<StoredAttachment> {
  const attachment = await findAttachment(id);
  if (attachment === undefined || !hasFile(attachment, caller.organisation)) throw new Problem('not-found');
  const ofPartner = caller.partnerId !== null && attachment.organisation === caller.partnerId;
  if (!ofPartner) await placeSeenBy(caller, subjectOf(attachment));
  return attachment;
}
