import { readTimeline } from '@rafiq/shared/leads/contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readTimelinePage } from '#functions/kernel/timeline.ts';
import { leadWithinReach } from '../reach.ts';
import { ownTimelineOf, timelineOf } from '../store/lead-keys.ts';
import { findCopy } from '../store/lead-store.ts';

export const timeline = handle(readTimeline, async ({ leadId }, { caller, query, scope, language, now }) => {
  const page = { limit: query.limit, cursor: query.cursor, scope };
  const reader = { caller, language, now, namesOf };
  if (caller.partnerId === null) {
    await leadWithinReach(caller, leadId);
    return readTimelinePage(timelineOf(leadId), page, reader);
  }
  if ((await findCopy(caller.partnerId, leadId)) === undefined) throw new Problem('not-found');
  return readTimelinePage(ownTimelineOf(caller.partnerId, leadId), page, reader);
});
