import { createPartner as route } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { createPartner } from '../create-partner.ts';

/** Records a partner, or answers the one its external reference already made. */
export const create = handle(route, async (_, { body, change, newId }) => {
  const { partner } = await createPartner(body, change, newId, { writeToAdmin: true });
  return partner;
});
