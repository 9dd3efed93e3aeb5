import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { mayKnow } from './domain/portfolio.ts';
import { dynamoPartnerStore } from './store/dynamo-partner-store.ts';

/**
 * A partner that a reader of the vendor's may know of (1 request); undefined for one outside of a manager's portfolio
 * as for one that does not exist, so that nobody can tell them apart.
 */
export async function findKnownPartner(
  reader: { role: string; userId: string },
  partnerId: string,
): Promise<Partner | undefined> {
  const partner = await dynamoPartnerStore.find(partnerId);
  return partner !== undefined && mayKnow(reader, partner) ? partner : undefined;
}
