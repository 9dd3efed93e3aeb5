import { listAccountReaders as route } from '@rafiq/shared/notes/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { accountPlace } from '../place.ts';
import { listReaders } from '../readers.ts';

export const listAccountReaders = handle(route, async ({ accountId }, { caller, query, scope }) =>
  listReaders(await accountPlace(accountId), caller, { ...query, scope }),
);
