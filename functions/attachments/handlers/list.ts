import { listAttachments } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { leadSeenBy } from '#functions/leads/index.ts';
import { attachmentView } from '../domain/attachment.ts';
import { listFiles } from '../store/attachment-store.ts';

export const list = handle(listAttachments, async ({ leadId }, { caller, query, scope }) => {
  await leadSeenBy(caller, leadId);
  const { items, nextCursor } = await listFiles(leadId, caller.partnerId, { ...query, scope });
  return { items: items.map((file) => attachmentView(file, caller.organisation)), nextCursor };
});
