import { listOfDeal as route } from '@rafiq/shared/attachments/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { filesSeenBy } from '../files-seen-by.ts';

export const listOfDeal = handle(route, ({ dealId }, { caller, query, scope }) =>
  filesSeenBy(caller, { kind: 'deal', id: dealId }, { ...query, scope }),
);
