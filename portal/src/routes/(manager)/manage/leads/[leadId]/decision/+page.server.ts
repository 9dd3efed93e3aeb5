import { replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../../../query-fields.ts';
import { pageAt } from './page-at.ts';
import type { PageServerLoad } from './$types';

const rowsShown = 50;

/** The lead itself is not read: whoever does is on record as having seen its customer, who is not shown here. */
export const load: PageServerLoad = async (event) => {
  const { leadId } = event.params;
  const from = pageAt(queryFields(event.url).text('from'));
  const replayed = await apiOf(event).read(replayLead, {
    params: { leadId },
    query: { from, limit: rowsShown },
  });
  return { leadId, from, rowsShown, replayed };
};
