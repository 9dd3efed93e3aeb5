import { readDealTimeline } from '@rafiq/shared/deals/contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readTimelinePage } from '#functions/kernel/timeline.ts';
import { dealWithinReach } from '../reach.ts';
import { findShownCopy } from '../shown-copies.ts';
import { dealTimelineOf, ownDealTimelineOf } from '../store/deal-keys.ts';

/** What its partner did while nobody else knew of it stays with its partner. */
const whilePrivate = new Set(['rafiq.deals.deal.begun.v1', 'rafiq.deals.deal.changed.v1']);

/** Reads what happened to a registration. */
export const timeline = handle(
  readDealTimeline,
  async ({ dealId }, { caller, query, scope, language, now }) => {
    const page = { limit: query.limit, cursor: query.cursor, scope };
    const reader = { caller, language, now, namesOf };
    if (caller.partnerId === null) {
      await dealWithinReach(caller, dealId);
      return readTimelinePage(dealTimelineOf(dealId), page, reader, ({ type }) => !whilePrivate.has(type));
    }
    if ((await findShownCopy(caller.partnerId, dealId)) === undefined) throw new Problem('not-found');
    return readTimelinePage(ownDealTimelineOf(caller.partnerId, dealId), page, reader);
  },
);
