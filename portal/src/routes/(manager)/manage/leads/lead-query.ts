/** What the address of the list of leads asks for, for its page and for its file alike. */
import { leadSubstatuses } from '@rafiq/shared/leads/status.ts';
import { queryFields } from '../../query-fields.ts';

export function leadQuery(url: URL) {
  const field = queryFields(url);
  const substatuses = field.several('substatus', leadSubstatuses);
  const filters = {
    q: field.words(),
    country: field.country(),
    partnerId: field.text('partnerId'),
    accountId: field.text('accountId'),
  };
  // Found by words or by partner, leads come in an order of their own.
  const sortable = filters.q === undefined && filters.partnerId === undefined;
  const oldestFirst = sortable && field.text('sort') === 'receivedAt';
  return {
    filters,
    substatuses,
    sort: sortable ? (oldestFirst ? ('ascending' as const) : ('descending' as const)) : null,
    query: {
      ...filters,
      substatus: substatuses.length > 0 ? substatuses.join(',') : undefined,
      sort: oldestFirst ? ('receivedAt' as const) : undefined,
    },
  };
}
