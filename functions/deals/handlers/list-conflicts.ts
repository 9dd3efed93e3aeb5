import { listConflicts as route, type CaseView } from '@rafiq/shared/deals/case-contract.ts';
import { caseStatuses, type CaseStatus } from '@rafiq/shared/deals/case-status.ts';
import { idOf } from '@rafiq/shared/ids.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { handle } from '#functions/kernel/handle.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import { caseReach } from '../case-reach.ts';
import { partyCaseView, vendorCaseView } from '../case-views.ts';
import type { ConflictCase } from '../domain/conflict-case.ts';
import type { PartyCopy } from '../store/case-items.ts';
import {
  findCaseCopy,
  findCases,
  listCaseCopies,
  listCasesByStatus,
  searchCaseCopies,
  searchCases,
} from '../store/case-store.ts';

interface Wish {
  statuses: readonly CaseStatus[];
  q: string | undefined;
}

/** Which case is asked for by its identifier; undefined where words are. */
const caseNamed = (q: string): string | undefined => idOf('conflict').safeParse(q).data;

async function listForPartner(
  partnerId: string,
  { statuses, q }: Wish,
  page: PageRequest,
): Promise<Page<PartyCopy>> {
  if (q === undefined) return listCaseCopies(partnerId, statuses, page);
  const keep = (copy: PartyCopy): boolean => statuses.includes(copy.status);
  const named = caseNamed(q);
  if (named === undefined) return searchCaseCopies(partnerId, q, keep, page);
  const copy = await findCaseCopy(partnerId, named);
  return { items: copy === undefined ? [] : [copy].filter(keep), nextCursor: null };
}

async function listForVendor(
  caller: Caller,
  { statuses, q }: Wish,
  page: PageRequest,
): Promise<Page<ConflictCase>> {
  const reaches = await caseReach(caller);
  if (q === undefined) return listCasesByStatus(statuses, reaches, page);
  const keep = (one: ConflictCase): boolean => reaches(one) && statuses.includes(one.status);
  const named = caseNamed(q);
  if (named === undefined) return searchCases(q, keep, page);
  return { items: (await findCases([named])).filter(keep), nextCursor: null };
}

export const listConflicts = handle(
  route,
  async (_params, { caller, query, scope, now, language }): Promise<Page<CaseView>> => {
    const page = { limit: query.limit, cursor: query.cursor, scope };
    const wish = { statuses: [...new Set(query.status ?? caseStatuses)], q: query.q };
    if (caller.partnerId !== null) {
      const { items, nextCursor } = await listForPartner(caller.partnerId, wish, page);
      return { items: items.map((copy) => partyCaseView(copy, now, language)), nextCursor };
    }
    const { items, nextCursor } = await listForVendor(caller, wish, page);
    return { items: items.map((one) => vendorCaseView(one, caller, language)), nextCursor };
  },
);
