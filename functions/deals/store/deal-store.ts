/** Reads of the deals room: each a named access pattern. */
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { getItem, getItems, query, type Item } from '#functions/kernel/dynamo.ts';
import { keepIf, mergePage, type PageRequest, unitedPage } from '#functions/kernel/list.ts';
import { searchPage } from '#functions/kernel/search.ts';
import type { Registration } from '../domain/registration.ts';
import { parseDeal, parseDealCopy, type CopiedDeal } from './deal-items.ts';
import * as keys from './deal-keys.ts';

/** A registration by its id (1 request). */
export async function findDeal(dealId: string): Promise<Registration | undefined> {
  const item = await getItem(keys.dealKey(dealId));
  return item && parseDeal(item);
}

/** Registrations by their ids; missing ones are left out (1 request per 100; none for no ids). */
export async function findDeals(dealIds: readonly string[]): Promise<Registration[]> {
  const items = await getItems(dealIds.map(keys.dealKey));
  return items.flatMap((item) => (item === undefined ? [] : [parseDeal(item)]));
}

/** What a partner holds of its registration; undefined for everyone else's (1 request). */
export async function findDealCopy(partnerId: string, dealId: string): Promise<CopiedDeal | undefined> {
  const item = await getItem(keys.dealCopyKey(partnerId, dealId));
  return item && parseDealCopy(item);
}

const counted = z.object({ open: z.number().int() });
const openIn = (item: Item | undefined): number => (item === undefined ? 0 : counted.parse(item).open);

/** How many of a partner's registrations wait for a decision or are protected (1 request). */
export const readOpenDeals = async (partnerId: string): Promise<number> =>
  openIn(await getItem(keys.openDealsKey(partnerId)));

/** The same of several partners, by their ids (1 request per 100). */
export async function readOpenDealsOf(partnerIds: readonly string[]): Promise<Map<string, number>> {
  const items = await getItems(partnerIds.map(keys.openDealsKey));
  return new Map(partnerIds.map((id, place) => [id, openIn(items[place])]));
}

/** Registrations of the vendor in some statuses, by when they last changed (1 request per status). */
export const listDealsByStatus = (
  statuses: readonly RegistrationStatus[],
  newestFirst: boolean,
  keep: (deal: Registration) => boolean,
  page: PageRequest,
): Promise<Page<Registration>> =>
  mergePage(statuses.map(keys.dealList), { index: 'list', newestFirst }, page, keepIf(parseDeal, keep));

/** Registrations for some accounts, by when they were submitted (1 request per account). */
export const listDealsOfAccounts = (
  accountIds: readonly string[],
  newestFirst: boolean,
  keep: (deal: Registration) => boolean,
  page: PageRequest,
): Promise<Page<Registration>> =>
  unitedPage(
    accountIds.map(keys.accountDealList),
    { index: 'second', newestFirst },
    page,
    keepIf(parseDeal, keep),
  );

/** A partner's registrations by when they last changed (1 request per status). */
export const listDealCopies = (
  partnerId: string,
  statuses: readonly RegistrationStatus[],
  newestFirst: boolean,
  keep: (copy: CopiedDeal) => boolean,
  page: PageRequest,
): Promise<Page<CopiedDeal>> =>
  mergePage(
    statuses.map((status) => keys.ownDealList(partnerId, status)),
    { index: 'list', newestFirst },
    page,
    keepIf(parseDealCopy, keep),
  );

/** Registrations of the vendor by words of their companies' names (1 to 6 requests, then one batch read). */
export const searchDeals = (
  text: string,
  keep: (deal: Registration) => boolean,
  page: PageRequest,
): Promise<Page<Registration>> => searchPage(keys.dealSpace, text, page, keepIf(parseDeal, keep));

/** A partner's own registrations by the same words. */
export const searchDealCopies = (
  partnerId: string,
  text: string,
  keep: (deal: CopiedDeal) => boolean,
  page: PageRequest,
): Promise<Page<CopiedDeal>> =>
  searchPage(keys.partnerDealSpace(partnerId), text, page, keepIf(parseDealCopy, keep));

const dueRow = z.object({ pk: z.string() });

/** What has run out of time by an instant, by its kind: those longest over first in each shard (1 request a shard). */
export async function findDue(
  until: string,
  limit: number,
): Promise<{ dealIds: string[]; conflictIds: string[] }> {
  const shards = await Promise.all(
    keys.allDealDueLists.map((partition) => query({ partition, index: 'due', until: `${until}~`, limit })),
  );
  const partitions = shards.flatMap(({ items }) => items.map((item) => dueRow.parse(item).pk));
  const under = (prefix: string): string[] =>
    partitions.flatMap((pk) => (pk.startsWith(prefix) ? [pk.slice(prefix.length)] : []));
  return { dealIds: under('DEAL#'), conflictIds: under('CONFLICT#') };
}

const clocked = z.object({ duesk: z.string().optional() });

/**
 * A registration whose clock has run out by an instant (1 request). What an index still shows although it has moved on is
 * left out.
 */
export async function findDueDeal(dealId: string, until: string): Promise<Registration | undefined> {
  const item = await getItem(keys.dealKey(dealId));
  if (item === undefined) return undefined;
  const { duesk } = clocked.parse(item);
  return duesk !== undefined && duesk <= `${until}~` ? parseDeal(item) : undefined;
}
