import { listPartners } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { managerWithin } from '../domain/portfolio.ts';
import { listBelow } from '../store/list-below.ts';
import { dynamoPartnerStore as partners } from '../store/dynamo-partner-store.ts';

/** Lists partners by name, or finds them by words of their names; a channel manager within its portfolio. */
export const list = handle(listPartners, (_, { caller, query, scope }) => {
  const { limit, cursor, status, country, tier, parentId, q } = query;
  const filter = { managerId: managerWithin(caller), country, tier, parentId, statuses: status, words: q };
  const page = { limit, cursor, scope };
  // A portfolio is walked as a whole: what lies beyond it must not show, not even by where a page ends.
  return parentId !== undefined && filter.managerId === undefined && q === undefined
    ? listBelow(parentId, filter, page)
    : partners.list(filter, page);
});
