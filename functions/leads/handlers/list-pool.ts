import { fold } from '@rafiq/shared/fold.ts';
import { listPool as route } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartner } from '#functions/partners/index.ts';
import { mayClaim } from '../domain/distribution/may-claim.ts';
import { partnerOf } from '../own-offer.ts';
import { readPolicy } from '../read-policy.ts';
import { poolEntryOf } from '../store/lead-items.ts';
import { listPool as listFromStore } from '../store/lead-store.ts';

export const listPool = handle(route, async (_params, { caller, query, scope, now }) => {
  const partnerId = partnerOf(caller);
  const [partner, policy] = await Promise.all([findPartner(partnerId), readPolicy()]);
  if (partner === undefined) throw new Problem('not-found');
  const served = [...new Set(partner.territories.map(({ country }) => country))].sort();
  const countries =
    query.country === undefined ? served : served.filter((country) => country === query.country);
  const industry = query.industry === undefined ? undefined : fold(query.industry);
  const { items, nextCursor } = await listFromStore(
    countries,
    (row) =>
      mayClaim(partner, row, policy.document, Date.parse(now)) &&
      (industry === undefined ||
        (row.facts.industry !== null && fold(row.facts.industry).includes(industry))),
    { limit: query.limit, cursor: query.cursor, scope },
  );
  return { items: items.map(poolEntryOf), nextCursor };
});
