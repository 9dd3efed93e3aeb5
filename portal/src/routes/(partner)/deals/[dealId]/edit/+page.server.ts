import { redirect } from '@sveltejs/kit';
import { readDeal } from '@rafiq/shared/deals/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { dealFormActions } from '../../deal-form-actions.ts';
import { dealFormChoices } from '../../deal-form-choices.ts';
import { fieldsOf } from '../../deal-fields.ts';
import { openParts } from '../../posted-deal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { dealId } = event.params;
  const [choices, deal] = await Promise.all([
    dealFormChoices(event),
    apiOf(event).read(readDeal, { params: { dealId } }),
  ]);
  if (deal.status !== 'draft' && deal.status !== 'action-required') redirect(303, `/deals/${dealId}`);
  const asked = deal.status === 'action-required' ? deal.asked : null;
  const { id, version, updatedAt } = deal;
  return {
    ...choices,
    kept: { dealId: id, version, at: updatedAt },
    companyName: deal.content.company.name ?? null,
    open: openParts(asked),
    asked,
    fields: fieldsOf(deal.content),
  };
};

export const actions = dealFormActions satisfies Actions;
