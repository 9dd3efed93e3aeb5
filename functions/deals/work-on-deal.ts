/** One move of a registration: by its partner, or by one of the vendor's people who reaches it. */
import { mayMoveDeal, type RegistrationMove } from '@rafiq/shared/deals/status.ts';
import { sightWrites } from '#functions/audit/index.ts';
import { mayReadPersonalData, type Caller } from '#functions/kernel/caller.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import type { Registration } from './domain/registration.ts';
import { dealWithinReach, partnerOf } from './reach.ts';
import { requireRivalsNameless } from './require-nameless.ts';
import { saveDeal, untilDealSettled, type DealMove } from './save-deal.ts';
import { readConflictPolicy, type ConflictPolicyVersion } from './store/conflict-policies.ts';
import { findDeal } from './store/deal-store.ts';

/** A registration and the policy that its move is made under. */
export interface Around {
  deal: Registration;
  policy: ConflictPolicyVersion;
}

/** What a move makes of a registration. */
export type DealStep = (
  around: Around,
) =>
  | Pick<DealMove, 'after' | 'happened' | 'data' | 'vendorData' | 'note' | 'noteFor' | 'extra' | 'events'>
  | Promise<
      Pick<DealMove, 'after' | 'happened' | 'data' | 'vendorData' | 'note' | 'noteFor' | 'extra' | 'events'>
    >;

/** A registration of the caller's own partner. @throws Problem `not-found` */
export async function ownDealOrThrow(caller: Caller, dealId: string): Promise<Registration> {
  const partnerId = partnerOf(caller);
  const deal = await findDeal(dealId);
  if (deal?.partnerId !== partnerId) throw new Problem('not-found');
  return deal;
}

/** @throws Problem `stale`, `illegal-move` */
export function requireMove(deal: Registration, move: RegistrationMove, { basedOn }: Change): void {
  if (basedOn !== undefined && basedOn !== deal.version) throw new Problem('stale');
  if (!mayMoveDeal(deal.status, move))
    throw new Problem('illegal-move', { params: { from: deal.status, move } });
}

/** What is written beside a move for whoever made it: a partner must still be active; the vendor's people see the contact. */
function besideMove({ id, partnerId, content }: Registration, caller: Caller, change: Change): Write[] {
  if (caller.partnerId !== null) return [mustBeActive(partnerId)];
  const shown = content.contact !== undefined && mayReadPersonalData(caller);
  return shown ? sightWrites(id, change.by, change.at) : [];
}

/**
 * One move of a registration (1 read, 1 transaction; 1 or 2 reads more where the vendor writes to its partner).
 * @throws Problem `not-found` for those of others, `stale` where it was decided on an older version, `illegal-move` where
 * the table of moves forbids it, `invalid-request` where the vendor names a rival to a side of a conflict
 */
export const workOnDeal = (
  dealId: string,
  move: RegistrationMove,
  { caller, change }: { caller: Caller; change: Change },
  step: DealStep,
): Promise<Around> =>
  untilDealSettled(async () => {
    const ofPartner = caller.partnerId !== null;
    const [deal, policy] = await Promise.all([
      ofPartner ? ownDealOrThrow(caller, dealId) : dealWithinReach(caller, dealId),
      readConflictPolicy(change.at),
    ]);
    requireMove(deal, move, change);
    const done = await step({ deal, policy });
    if (!ofPartner && done.noteFor === 'both' && done.note !== undefined)
      await requireRivalsNameless(done.note, deal);
    const extra = [...(done.extra ?? []), ...besideMove(done.after, caller, change)];
    return saveDeal(change, { before: deal, ...done, extra }, policy.document.protection, {
      deal: done.after,
      policy,
    });
  });
