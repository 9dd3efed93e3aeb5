import { resolveConflict as route } from '@rafiq/shared/deals/case-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { vendorCaseView } from '../case-views.ts';
import { dealsOfCase } from '../deals-of-case.ts';
import type { ConflictCase } from '../domain/conflict-case.ts';
import {
  effectsOf,
  losesUnheard,
  resolveCase,
  type DealEffect,
  type Decision,
} from '../domain/resolve-case.ts';
import type { Registration } from '../domain/registration.ts';
import { ownerOf } from '../owner-of.ts';
import { requireNameless } from '../require-nameless.ts';
import type { DealMove } from '../save-deal.ts';
import { caseKey } from '../store/deal-keys.ts';
import { decideCase } from '../work-on-case.ts';

/** Whoever is given a protection must be able to use it. */
const moveOf = ({ before, after, happened }: DealEffect): DealMove => ({
  before,
  after,
  happened,
  data: { share: after.share },
  extra: happened === 'prevailed' ? [mustBeActive(after.partnerId)] : [],
});

/** What is told of a registration that the decision did not reach. */
const leftEvent = (
  { id, version }: ConflictCase,
  { id: dealId, partnerId, partnerName, status }: Registration,
) => ({
  type: 'rafiq.deals.conflict.registration-left.v1',
  subject: id,
  pk: caseKey(id).pk,
  version,
  beside: true as const,
  data: { dealId, partnerId, partnerName, status },
});

/** Each of those that hold the account gets something where a deal is split. */
function requireShares({ holders }: ConflictCase, { claimantShare }: Decision): void {
  if (claimantShare !== null && 100 - claimantShare < holders.length)
    throw new Problem('invalid-request', { errors: [{ pointer: '/claimantShare', code: 'out-of-range' }] });
}

export const resolveConflict = handle(
  route,
  ({ conflictId }, { caller, body, change, now }) => {
    const { resolution, claimantShare = null, note } = body;
    const decision: Decision = { resolution, claimantShare, note: note ?? null };
    return decideCase(conflictId, { caller, change }, async (one, terms) => {
      const owned = { ...one, owner: one.owner ?? ownerOf(caller) };
      const after = resolveCase(owned, decision, now, terms);
      if (after === null)
        throw new Problem('illegal-move', { params: { from: one.status, move: 'resolve' } });
      if (losesUnheard(one, decision, now)) throw new Problem('holders-unheard');
      requireNameless(note, one);
      requireShares(one, decision);
      const { moved, left } = effectsOf(one, decision, await dealsOfCase(one), now, terms);
      return {
        after,
        happened: after.status === 'final' ? 'finally-resolved' : 'resolved',
        data: { resolution },
        vendorData: { claimantShare },
        note,
        deals: moved.map(moveOf),
        events: left.map((deal) => leftEvent(after, deal)),
      };
    });
  },
  (one, { caller, language }) => vendorCaseView(one, caller, language),
);
