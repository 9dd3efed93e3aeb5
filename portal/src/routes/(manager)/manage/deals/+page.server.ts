import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { readPartner } from '@rafiq/shared/partners/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
import { askedStates } from '../asked-states.ts';
import { dealRow, soonestFirst, vendorDeals } from './deal-row.ts';
import type { PageServerLoad } from './$types';

const waiting = ['in-review'] as const;

export const load: PageServerLoad = async (event) => {
  const field = queryFields(event.url);
  const states = askedStates(event.url, registrationStatuses, waiting);
  const partnerId = field.text('partnerId');
  const onlyWaiting = states.length === 1 && states[0] === 'in-review';
  const api = apiOf(event);
  const [deals, partner] = await Promise.all([
    fullerPage(
      (cursor) =>
        api.read(listDeals, {
          query: {
            status: states.length > 0 ? states.join(',') : undefined,
            partnerId,
            // What waits longest is decided first.
            sort: onlyWaiting ? 'updatedAt' : undefined,
            cursor,
          },
        }),
      field.text('cursor'),
    ),
    partnerId === undefined ? undefined : api.act(readPartner, { params: { partnerId } }),
  ]);
  const rows = vendorDeals(deals.items).map(dealRow);
  return {
    deals: onlyWaiting ? soonestFirst(rows) : rows,
    nextCursor: deals.nextCursor,
    states,
    onlyWaiting,
    partner:
      partnerId === undefined ? null : { id: partnerId, name: partner?.ok ? partner.value.name : partnerId },
  };
};
