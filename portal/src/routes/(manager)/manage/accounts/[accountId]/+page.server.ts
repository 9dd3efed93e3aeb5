import { readAccount } from '@rafiq/shared/accounts/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { fullerPage } from '../../../fuller-page.ts';
import { queryFields } from '../../../query-fields.ts';
import { leadRow, vendorLeads } from '../../leads/lead-row.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { accountId } = event.params;
  const api = apiOf(event);
  const [account, leads] = await Promise.all([
    api.read(readAccount, { params: { accountId } }),
    fullerPage(
      (cursor) => api.read(listLeads, { query: { accountId, cursor } }),
      queryFields(event.url).text('cursor'),
    ),
  ]);
  return { account, leads: vendorLeads(leads.items).map(leadRow), nextCursor: leads.nextCursor };
};
