import { readOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { ownPartnerOf } from '../own-partner.ts';

/** Reads the caller's own organisation. */
export const readOwn = handle(readOwnPartner, async (_, { caller }) => {
  const { partner, present } = await ownPartnerOf(caller);
  return present(partner);
});
