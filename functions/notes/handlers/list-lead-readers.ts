import { listLeadReaders as route } from '@rafiq/shared/notes/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { leadPlace } from '../place.ts';
import { listReaders } from '../readers.ts';

export const listLeadReaders = handle(route, async ({ leadId }, { caller, query, scope }) =>
  listReaders(await leadPlace(caller, leadId), caller, { ...query, scope }),
);
