import { readOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { ownPartnerOf, presentOwnPartner } from '../own-partner.ts';

/** Reads the caller's own organisation. */
export const readOwn = handle(readOwnPartner, (_, { caller }) => ownPartnerOf(caller), presentOwnPartner);
