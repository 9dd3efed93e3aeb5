import { listOffers as route } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { partnerOf } from '../own-offer.ts';
import { withTextOrNull } from '#functions/kernel/reason-text.ts';
import { listOffers as listFromStore } from '../store/lead-store.ts';

export const listOffers = handle(route, async (_params, { caller, query, scope, language }) => {
  const { items, nextCursor } = await listFromStore(partnerOf(caller), query.status, {
    limit: query.limit,
    cursor: query.cursor,
    scope,
  });
  return {
    items: items.map((offer) => ({ ...offer, why: withTextOrNull(offer.why, language) })),
    nextCursor,
  };
});
