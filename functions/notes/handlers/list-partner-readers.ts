import { listPartnerReaders as route } from '@rafiq/shared/notes/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { partnerPlace } from '../place.ts';
import { listReaders } from '../readers.ts';

export const listPartnerReaders = handle(route, async ({ partnerId }, { caller, query, scope }) =>
  listReaders(await partnerPlace(caller, partnerId), caller, { ...query, scope }),
);
