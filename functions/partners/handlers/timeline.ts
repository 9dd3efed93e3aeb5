import { readPartnerTimeline } from '@rafiq/shared/partners/contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readTimelinePage } from '#functions/kernel/timeline.ts';
import { mayKnow } from '../domain/portfolio.ts';
import { dynamoPartnerStore as partners } from '../store/dynamo-partner-store.ts';
import { partnerKey } from '../store/partner-keys.ts';

/** Reads what happened to one partner and was noted about it; outside of a portfolio there is none. */
export const timeline = handle(
  readPartnerTimeline,
  async ({ partnerId }, { caller, query, scope, language, now }) => {
    const partner = await partners.find(partnerId);
    if (partner === undefined || !mayKnow(caller, partner)) throw new Problem('not-found');
    const listing = { partition: partnerKey(partnerId).pk, prefix: 'EVT#' };
    return readTimelinePage(listing, { ...query, scope }, { caller, language, now, namesOf });
  },
);
