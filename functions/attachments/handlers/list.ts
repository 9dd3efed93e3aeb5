import { listAttachments } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { filesSeenBy } from '../files-seen-by.ts';

export const list = handle(listAttachments, ({ leadId }, { caller, query, scope }) =>
  filesSeenBy(caller, { kind: 'lead', id: leadId }, { ...query, scope }),
);
