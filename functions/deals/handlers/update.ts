import { updateDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { touchedUnasked } from '../domain/asked-fields.ts';
import { edit } from '../domain/draft.ts';
import { productOf } from '../product-of.ts';
import { resellerBelow } from '../reseller-below.ts';
import { saveDeal } from '../save-deal.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { ownDealView } from '../views.ts';
import { ownDealOrThrow } from '../work-on-deal.ts';

/** Saves what a draft says; of a registration that was sent back, only what was asked for. */
export const update = handle(
  updateDeal,
  async ({ dealId }, { caller, body: { onBehalfOf, ...content }, change, ifMatch }) => {
    const [deal, policy] = await Promise.all([ownDealOrThrow(caller, dealId), readConflictPolicy(change.at)]);
    if (deal.version !== ifMatch) throw new Problem('stale');
    if (deal.status !== 'draft' && deal.status !== 'action-required')
      throw new Problem('illegal-move', { params: { from: deal.status, move: 'edit' } });
    const unasked = deal.asked === null ? [] : touchedUnasked(deal.content, content, deal.asked.fields);
    const wanted = onBehalfOf ?? null;
    const stays = wanted === (deal.onBehalfOf?.partnerId ?? null);
    // Whoever it was submitted for has read of it.
    if (!stays && (deal.submittedBefore || deal.submittedAt !== null)) unasked.push('/onBehalfOf');
    if (unasked.length > 0)
      throw new Problem('invalid-request', {
        errors: unasked.map((pointer) => ({ pointer, code: 'not-asked-for' })),
      });
    const [reseller, product] = await Promise.all([
      stays ? deal.onBehalfOf : resellerBelow(deal.partnerId, onBehalfOf),
      productOf(content.productId),
    ]);
    const after = edit(deal, content, product, reseller, change.at);
    return saveDeal(
      change,
      {
        before: deal,
        after,
        happened: 'changed',
        // Its account keeps what was submitted, until this is.
        entryWrite: null,
        extra: [mustBeActive(deal.partnerId)],
      },
      policy.document.protection,
      { deal: after, policy },
    );
  },
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
