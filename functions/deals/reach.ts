/** Which registrations one of the vendor's people can reach; whatever lies beyond is answered like something missing. */
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { portfolioOf } from '#functions/partners/index.ts';
import { isPrivate, type Registration } from './domain/registration.ts';
import { findDeal } from './store/deal-store.ts';

/** The partner a caller belongs to. @throws Problem `forbidden` for the vendor's people */
export function partnerOf({ partnerId }: Pick<Caller, 'partnerId'>): string {
  if (partnerId === null) throw new Problem('forbidden');
  return partnerId;
}

/** Whose registrations the vendor's people reach: everybody's, a channel manager those of its portfolio (1 request). */
export async function partnerReach(
  caller: Pick<Caller, 'partnerId' | 'role' | 'userId'>,
): Promise<(partnerId: string) => boolean> {
  if (caller.partnerId !== null) return () => false;
  if (caller.role !== 'channel-manager') return () => true;
  const { partnerIds } = await portfolioOf(caller.userId);
  return (partnerId) => partnerIds.has(partnerId);
}

/** Of their registrations those that were submitted are reached. */
export const submittedBy =
  (reachesPartner: (partnerId: string) => boolean) =>
  (deal: Registration): boolean =>
    !isPrivate(deal) && reachesPartner(deal.partnerId);

/** The vendor's people reach every registration that was submitted; a channel manager those of its portfolio (1 request). */
export const dealReach = async (
  caller: Pick<Caller, 'partnerId' | 'role' | 'userId'>,
): Promise<(deal: Registration) => boolean> => submittedBy(await partnerReach(caller));

/** A registration within the reach of one of the vendor's people. @throws Problem `not-found` */
export async function dealWithinReach(caller: Caller, dealId: string): Promise<Registration> {
  const [reaches, deal] = await Promise.all([dealReach(caller), findDeal(dealId)]);
  if (deal === undefined || !reaches(deal)) throw new Problem('not-found');
  return deal;
}

/** Lets pass whoever of the vendor reaches a registration. @throws Problem `not-found` */
export async function requireReachableDeal(caller: Caller, dealId: string): Promise<void> {
  await dealWithinReach(caller, dealId);
}
