import { redirect } from '@sveltejs/kit';
import { readDeal } from '@rafiq/shared/deals/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { dealFileActions } from '#lib/server/timeline-actions.ts';
import { filesOfDeal } from '#lib/server/timeline-parts.ts';
import { dealFormActions } from '../../deal-form-actions.ts';
import { dealFormChoices } from '../../deal-form-choices.ts';
import { fieldsOf } from '../../deal-fields.ts';
import { openParts } from '../../posted-deal.ts';
import type { Actions, PageServerLoad } from './$types';

type Reseller = { id: string; name: string };

/** The reseller that a draft is for stays among the choices, whatever became of it since. */
const withChosen = (resellers: readonly Reseller[], chosen: Reseller | null): readonly Reseller[] =>
  chosen === null || resellers.some(({ id }) => id === chosen.id) ? resellers : [chosen, ...resellers];

export const load: PageServerLoad = async (event) => {
  const { dealId } = event.params;
  const api = apiOf(event);
  const [choices, deal, files] = await Promise.all([
    dealFormChoices(event),
    api.read(readDeal, { params: { dealId } }),
    filesOfDeal(api, dealId),
  ]);
  const own = deal.view === 'partner' && deal.registeredBy === null;
  if (!own || (deal.status !== 'draft' && deal.status !== 'action-required'))
    redirect(303, `/deals/${dealId}`);
  const asked = deal.status === 'action-required' ? deal.asked : null;
  const { id, version, updatedAt, onBehalfOf, submittedAt } = deal;
  return {
    ...choices,
    resellers: submittedAt === null ? withChosen(choices.resellers, onBehalfOf) : [],
    kept: { dealId: id, version, at: updatedAt },
    files,
    companyName: deal.content.company.name ?? null,
    open: openParts(asked),
    asked,
    fields: fieldsOf(deal.content, onBehalfOf?.id),
  };
};

export const actions = { ...dealFormActions, ...dealFileActions } satisfies Actions;
