import { listOfPartner as route } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { filesSeenBy } from '../files-seen-by.ts';

export const listOfPartner = handle(route, ({ partnerId }, { caller, query, scope }) =>
  filesSeenBy(caller, { kind: 'partner', id: partnerId }, { ...query, scope }),
);
