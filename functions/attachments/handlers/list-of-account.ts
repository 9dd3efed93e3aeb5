import { listOfAccount as route } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { filesSeenBy } from '../files-seen-by.ts';

export const listOfAccount = handle(route, ({ accountId }, { caller, query, scope }) =>
  filesSeenBy(caller, { kind: 'account', id: accountId }, { ...query, scope }),
);
