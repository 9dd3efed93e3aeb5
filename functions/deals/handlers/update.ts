import { updateDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { touchedUnasked } from '../domain/asked-fields.ts';
import { edit } from '../domain/draft.ts';
import { productOf } from '../product-of.ts';
import { saveDeal } from '../save-deal.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { ownDealView } from '../views.ts';
import { ownDealOrThrow } from '../work-on-deal.ts';

/** Saves what a draft says; of a registration that was sent back, only what was asked for. */
export const update = handle(
  updateDeal,
  async ({ dealId }, { caller, body, change, ifMatch }) => {
    const [deal, policy] = await Promise.all([ownDealOrThrow(caller, dealId), readConflictPolicy(change.at)]);
    if (deal.version !== ifMatch) throw new Problem('stale');
    if (deal.status !== 'draft' && deal.status !== 'action-required')
      throw new Problem('illegal-move', { params: { from: deal.status, move: 'edit' } });
    const unasked = deal.asked === null ? [] : touchedUnasked(deal.content, body, deal.asked.fields);
    if (unasked.length > 0)
      throw new Problem('invalid-request', {
        errors: unasked.map((pointer) => ({ pointer, code: 'not-asked-for' })),
      });
    const after = edit(deal, body, await productOf(body.productId), change.at);
    return saveDeal(
      change,
      { before: deal, after, happened: 'changed', extra: [mustBeActive(deal.partnerId)] },
      policy.document.protection,
      { deal: after, policy },
    );
  },
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
