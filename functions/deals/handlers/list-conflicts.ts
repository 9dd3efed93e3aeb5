import { listConflicts as route, type CaseView } from '@rafiq/shared/deals/case-contract.ts';
import { caseStatuses } from '@rafiq/shared/deals/case-status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { handle } from '#functions/kernel/handle.ts';
import { caseReach } from '../case-reach.ts';
import { partyCaseView, vendorCaseView } from '../case-views.ts';
import { listCaseCopies, listCasesByStatus } from '../store/case-store.ts';

export const listConflicts = handle(
  route,
  async (_params, { caller, query, scope, now, language }): Promise<Page<CaseView>> => {
    const page = { limit: query.limit, cursor: query.cursor, scope };
    const statuses = [...new Set(query.status ?? caseStatuses)];
    if (caller.partnerId !== null) {
      const { items, nextCursor } = await listCaseCopies(caller.partnerId, statuses, page);
      return { items: items.map((copy) => partyCaseView(copy, now, language)), nextCursor };
    }
    const { items, nextCursor } = await listCasesByStatus(statuses, await caseReach(caller), page);
    return { items: items.map((one) => vendorCaseView(one, caller, language)), nextCursor };
  },
);
