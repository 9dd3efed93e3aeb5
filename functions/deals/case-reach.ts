/** Which conflict cases one of the vendor's people can reach; whatever lies beyond is answered like something missing. */
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { portfolioOf } from '#functions/partners/index.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { findCase } from './store/case-store.ts';

/**
 * The vendor's people reach every case; a channel manager those in which a partner of its portfolio claims the deal or
 * holds the account (1 request; source: domain.md, People).
 */
export async function caseReach(
  caller: Pick<Caller, 'partnerId' | 'role' | 'userId'>,
): Promise<(one: ConflictCase) => boolean> {
  if (caller.partnerId !== null) return () => false;
  if (caller.role !== 'channel-manager') return () => true;
  const { partnerIds } = await portfolioOf(caller.userId);
  return ({ claimant, holders }) => [claimant, ...holders].some(({ partnerId }) => partnerIds.has(partnerId));
}

/** A case within the reach of one of the vendor's people. @throws Problem `not-found` */
export async function caseWithinReach(caller: Caller, conflictId: string): Promise<ConflictCase> {
  const [reaches, one] = await Promise.all([caseReach(caller), findCase(conflictId)]);
  if (one === undefined || !reaches(one)) throw new Problem('not-found');
  return one;
}
