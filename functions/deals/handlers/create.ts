import { createDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartner, mustBeActive } from '#functions/partners/index.ts';
import { contentFromLead } from '../content-from-lead.ts';
import { draft } from '../domain/draft.ts';
import { productOf } from '../product-of.ts';
import { partnerOf } from '../reach.ts';
import { saveDeal } from '../save-deal.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { ownDealView } from '../views.ts';

/** Begins a registration: a draft that nobody but its partner knows of. */
export const create = handle(
  createDeal,
  async (_params, { caller, body: { leadId, ...said }, change, newId }) => {
    const partnerId = partnerOf(caller);
    const [partner, policy, content] = await Promise.all([
      findPartner(partnerId),
      readConflictPolicy(change.at),
      leadId === undefined ? said : contentFromLead(partnerId, leadId, said),
    ]);
    if (partner === undefined) throw new Problem('not-found');
    const product = await productOf(content.productId);
    const after = draft(content, {
      id: newId('deal'),
      partner,
      product,
      leadId: leadId ?? null,
      at: change.at,
    });
    const terms = policy.document.protection;
    return saveDeal(
      change,
      { before: undefined, after, happened: 'begun', extra: [mustBeActive(partnerId)] },
      terms,
      { deal: after, policy },
    );
  },
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
