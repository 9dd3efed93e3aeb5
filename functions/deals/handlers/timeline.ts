import { readDealTimeline } from '@rafiq/shared/deals/contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readTimelinePage } from '#functions/kernel/timeline.ts';
import { toldToVendor } from '../domain/told-to-vendor.ts';
import { dealWithinReach } from '../reach.ts';
import { findShownCopy } from '../shown-copies.ts';
import { dealTimelineOf, ownDealTimelineOf } from '../store/deal-keys.ts';

/** Reads what happened to a registration. */
export const timeline = handle(
  readDealTimeline,
  async ({ dealId }, { caller, query, scope, language, now }) => {
    const page = { limit: query.limit, cursor: query.cursor, scope };
    const reader = { caller, language, now, namesOf };
    if (caller.partnerId === null) {
      await dealWithinReach(caller, dealId);
      return readTimelinePage(dealTimelineOf(dealId), page, reader, toldToVendor);
    }
    if ((await findShownCopy(caller.partnerId, dealId)) === undefined) throw new Problem('not-found');
    return readTimelinePage(ownDealTimelineOf(caller.partnerId, dealId), page, reader);
  },
);
