import { listSharedDeals, type SharedDeal } from '@rafiq/shared/deals/shared-contract.ts';
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { partnerOf } from '../reach.ts';
import { shownBy } from '../shown-by.ts';
import type { CopiedDeal } from '../store/deal-items.ts';
import { listSharedCopies, searchSharedCopies } from '../store/shared-deals.ts';

/** A registration as a distributor above its partner sees it. */
const sharedDealView = (copy: CopiedDeal): SharedDeal => {
  const { company, value, expectedCloseOn } = copy.content;
  return {
    id: copy.id,
    status: copy.status,
    companyName: company.name ?? null,
    country: company.country ?? null,
    city: company.city ?? null,
    productName: copy.productName,
    productFamily: copy.productFamily,
    value: value ?? null,
    expectedCloseOn: expectedCloseOn ?? null,
    submittedAt: copy.submittedAt ?? copy.updatedAt,
    protectedUntil: copy.protection?.until ?? null,
    updatedAt: copy.updatedAt,
  };
};

/** Lists what a partner below the caller's own shares of its registrations. */
export const listShared = handle(listSharedDeals, async ({ resellerId }, { caller, query, scope }) => {
  const narrow = await shownBy(resellerId, partnerOf(caller));
  const { limit, cursor, q, status = [...registrationStatuses] } = query;
  const page = { limit, cursor, scope };
  const statuses = status.filter((one) => one !== 'draft');
  if (q !== undefined && cursor !== undefined) throw new Problem('invalid-cursor');
  const { items, nextCursor } =
    q === undefined
      ? await listSharedCopies(resellerId, statuses, narrow, page)
      : { items: await searchSharedCopies(resellerId, q, statuses, narrow, page), nextCursor: null };
  return { items: items.map(sharedDealView), nextCursor };
});
