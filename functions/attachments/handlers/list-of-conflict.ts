import { listOfConflict as route } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { filesSeenBy } from '../files-seen-by.ts';

export const listOfConflict = handle(route, ({ conflictId }, { caller, query, scope }) =>
  filesSeenBy(caller, { kind: 'conflict', id: conflictId }, { ...query, scope }),
);
