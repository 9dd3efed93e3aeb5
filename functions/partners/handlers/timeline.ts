import { readPartnerTimeline } from '@rafiq/shared/partners/contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readTimelinePage } from '#functions/kernel/timeline.ts';
import { findKnownPartner } from '../known-partner.ts';
import { partnerKey } from '../store/partner-keys.ts';

/** Reads what happened to one partner and was noted about it; outside of a portfolio there is none. */
export const timeline = handle(
  readPartnerTimeline,
  async ({ partnerId }, { caller, query, scope, language, now }) => {
    const partner = await findKnownPartner(caller, partnerId);
    if (partner === undefined) throw new Problem('not-found');
    const listing = { partition: partnerKey(partnerId).pk, prefix: 'EVT#' };
    return readTimelinePage(listing, { ...query, scope }, { caller, language, now, namesOf });
  },
);
