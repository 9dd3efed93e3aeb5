import { readTimeline } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { leadWithinReach } from '../reach.ts';
import { findCopy, listOwnTimeline, listTimeline } from '../store/lead-store.ts';
import { timelineView } from '../views.ts';

export const timeline = handle(readTimeline, async ({ leadId }, { caller, query, scope, language }) => {
  const page = { limit: query.limit, cursor: query.cursor, scope };
  const show = async () => {
    if (caller.partnerId === null) {
      await leadWithinReach(caller, leadId);
      return listTimeline(leadId, page);
    }
    if ((await findCopy(caller.partnerId, leadId)) === undefined) throw new Problem('not-found');
    return listOwnTimeline(caller.partnerId, leadId, page);
  };
  const { items, nextCursor } = await show();
  return { items: items.map((row) => timelineView(row, caller, language)), nextCursor };
});
