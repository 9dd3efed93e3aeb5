/** Reads of what a partner may show of its registrations to whom it buys from: submitted ones of its own, from its copies. */
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { keepIf, mergePage, type PageRequest } from '#functions/kernel/list.ts';
import { searchPage } from '#functions/kernel/search.ts';
import { isPrivate } from '../domain/registration.ts';
import { parseDealCopy, type CopiedDeal } from './deal-items.ts';
import { ownDealList, partnerDealSpace } from './deal-keys.ts';

/** What another distributor registered for it lies among its copies, too, and is that one's alone. */
const isShowable =
  (partnerId: string) =>
  (copy: CopiedDeal): boolean =>
    copy.partnerId === partnerId && !isPrivate(copy);

const read = (partnerId: string) => keepIf(parseDealCopy, isShowable(partnerId));

/** Those of some registrations that are shown in the end. */
export type Narrow = (deals: readonly CopiedDeal[]) => Promise<CopiedDeal[]>;

const mostRounds = 4;

/**
 * A page of what a partner may show, last changed first (1 request per status and round, at most 4 rounds where `narrow`
 * lets little through, and as many once to look ahead: there is a next page only where something that may be shown
 * follows, so that its being there tells of nothing else).
 */
export async function listSharedCopies(
  partnerId: string,
  statuses: readonly RegistrationStatus[],
  narrow: Narrow,
  page: PageRequest,
): Promise<Page<CopiedDeal>> {
  const partitions = statuses.map((status) => ownDealList(partnerId, status));
  const next = (limit: number, cursor: string | undefined) =>
    mergePage(partitions, { index: 'list', newestFirst: true }, { ...page, limit, cursor }, read(partnerId));
  const items: CopiedDeal[] = [];
  let { cursor } = page;
  for (let round = 1; round <= mostRounds && items.length < page.limit; round += 1) {
    const found = await next(page.limit - items.length, cursor);
    items.push(...(await narrow(found.items)));
    cursor = found.nextCursor ?? undefined;
    if (cursor === undefined) return { items, nextCursor: null };
  }
  const ahead = await next(1, cursor);
  const over = ahead.items.length === 0 && ahead.nextCursor === null;
  return { items, nextCursor: over ? null : (cursor ?? null) };
}

const mostFound = 100;

/** The first of the same by words of their companies' names (1 to 6 requests, each with a batch read). */
export async function searchSharedCopies(
  partnerId: string,
  text: string,
  statuses: readonly RegistrationStatus[],
  narrow: Narrow,
  { scope, limit }: PageRequest,
): Promise<CopiedDeal[]> {
  const space = partnerDealSpace(partnerId);
  const { items } = await searchPage(space, text, { scope, limit: mostFound }, read(partnerId));
  return (await narrow(items.filter(({ status }) => statuses.includes(status)))).slice(0, limit);
}
