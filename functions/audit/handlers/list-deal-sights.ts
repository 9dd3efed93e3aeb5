import { listDealSights as route } from '@rafiq/shared/audit/contract.ts';
import { requireReachableDeal } from '#functions/deals/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentSights } from '../present-sights.ts';
import { listSights as listFromStore } from '../store/sight-store.ts';

/** Who of the vendor saw the contact of a registration. */
export const listDealSights = handle(route, async ({ dealId }, { caller, query, scope }) => {
  await requireReachableDeal(caller, dealId);
  const page = { limit: query.limit, cursor: query.cursor, scope };
  return presentSights(await listFromStore(dealId, page), { nameOrganisations: true });
});
