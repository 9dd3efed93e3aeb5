import { listSights as route } from '@rafiq/shared/audit/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { requireReadable } from '#functions/leads/index.ts';
import { presentSights } from '../present-sights.ts';
import { listOwnSights, listSights as listFromStore } from '../store/sight-store.ts';

/** Who saw the contact of a lead; a partner reads of its own people alone. */
export const listSights = handle(route, async ({ leadId }, { caller, query, scope }) => {
  await requireReadable(caller, leadId);
  const page = { limit: query.limit, cursor: query.cursor, scope };
  const sights =
    caller.partnerId === null
      ? await listFromStore(leadId, page)
      : await listOwnSights(caller.partnerId, leadId, page);
  return presentSights(sights, { nameOrganisations: caller.partnerId === null });
});
