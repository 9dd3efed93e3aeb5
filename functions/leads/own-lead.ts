/** A lead as its owner works it. */
import { mayMove, type LeadMove } from '@rafiq/shared/leads/status.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { holderOf, isWorked, versionForHolder, type Lead, type WorkedState } from './domain/lead.ts';
import { partnerOf } from './own-offer.ts';
import { saveLead, untilSettled, type Move } from './save-lead.ts';
import { findLead } from './store/lead-store.ts';

/** What a step of work makes of a lead. */
export type Step = (lead: Lead, from: WorkedState) => Pick<Move, 'after' | 'happened' | 'data' | 'note'>;

/**
 * One step of work on a lead by its owner (1 read, 1 transaction).
 * @throws Problem `not-found` for leads of others, `stale` where it was decided on an older version, `illegal-move`
 * where the state table forbids it
 */
export const workOn = (
  leadId: string,
  move: LeadMove,
  caller: Caller,
  change: Change,
  step: Step,
): Promise<Lead> =>
  untilSettled(async () => {
    const partnerId = partnerOf(caller);
    const lead = await findLead(leadId);
    if (lead === undefined || holderOf(lead)?.partnerId !== partnerId) throw new Problem('not-found');
    if (change.basedOn !== undefined && change.basedOn !== versionForHolder(lead)) throw new Problem('stale');
    // An offer not yet accepted is no lead to work on; for a partner it is found under its offers.
    if (!isWorked(lead.state) || !mayMove(lead.state.substatus, move)) {
      throw new Problem('illegal-move', { params: { from: lead.state.substatus, move } });
    }
    const done = step(lead, lead.state);
    return saveLead(change, { before: lead, ...done, extra: [mustBeActive(partnerId)] }, done.after);
  });
