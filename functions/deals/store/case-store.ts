/** Reads of conflict cases: each a named access pattern. */
import { type CaseStatus, unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { getItem, getItems, queryPages } from '#functions/kernel/dynamo.ts';
import { keepIf, mergePage, type PageRequest } from '#functions/kernel/list.ts';
import { searchPage } from '#functions/kernel/search.ts';
import type { ConflictCase } from '../domain/conflict-case.ts';
import { parseCase, parseCaseCopy, type PartyCopy } from './case-items.ts';
import * as keys from './deal-keys.ts';

/** A case by its id (1 request). */
export async function findCase(conflictId: string): Promise<ConflictCase | undefined> {
  const item = await getItem(keys.caseKey(conflictId));
  return item && parseCase(item);
}

/** Cases by their ids; missing ones are left out (1 request per 100; none for no ids). */
export async function findCases(conflictIds: readonly string[]): Promise<ConflictCase[]> {
  const items = await getItems(conflictIds.map(keys.caseKey));
  return items.flatMap((item) => (item === undefined ? [] : [parseCase(item)]));
}

/** What a partner holds of a case it has a part in; undefined for everyone else's (1 request). */
export async function findCaseCopy(partnerId: string, conflictId: string): Promise<PartyCopy | undefined> {
  const item = await getItem(keys.caseCopyKey(partnerId, conflictId));
  return item && parseCaseCopy(item);
}

/** Cases of the vendor: by when their clock runs out, and the settled ones behind, newest first (1 request per status). */
export const listCasesByStatus = (
  statuses: readonly CaseStatus[],
  keep: (one: ConflictCase) => boolean,
  page: PageRequest,
): Promise<Page<ConflictCase>> =>
  mergePage(statuses.map(keys.caseList), { index: 'list' }, page, keepIf(parseCase, keep));

/** The cases a partner has a part in, in the same order (1 request per status). */
export const listCaseCopies = (
  partnerId: string,
  statuses: readonly CaseStatus[],
  page: PageRequest,
): Promise<Page<PartyCopy>> =>
  mergePage(
    statuses.map((status) => keys.ownCaseList(partnerId, status)),
    { index: 'list' },
    page,
    parseCaseCopy,
  );

/** Cases of the vendor by words of their companies' names (1 to 6 requests, then one batch read). */
export const searchCases = (
  text: string,
  keep: (one: ConflictCase) => boolean,
  page: PageRequest,
): Promise<Page<ConflictCase>> => searchPage(keys.caseSpace, text, page, keepIf(parseCase, keep));

/** The cases a partner has a part in, by words of the company as it knows it. */
export const searchCaseCopies = (
  partnerId: string,
  text: string,
  keep: (copy: PartyCopy) => boolean,
  page: PageRequest,
): Promise<Page<PartyCopy>> =>
  searchPage(keys.partnerCaseSpace(partnerId), text, page, keepIf(parseCaseCopy, keep));

/** The first cases of a list that are kept, at most so many (1 request per megabyte, and one for each list). */
async function firstOf(
  status: CaseStatus,
  keep: (one: ConflictCase) => boolean,
  most: number,
): Promise<ConflictCase[]> {
  const found: ConflictCase[] = [];
  for await (const items of queryPages({ partition: keys.caseList(status), index: 'list' })) {
    found.push(...items.map(parseCase).filter(keep));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

/** The cases that were decided, those settled last first among the final ones; at most so many of each kind. */
export const listDecidedCases = async (
  keep: (one: ConflictCase) => boolean,
  most: number,
): Promise<ConflictCase[]> => {
  const lists = await Promise.all([firstOf('resolved', keep, most), firstOf('final', keep, most)]);
  return lists.flat();
};

/** The cases that wait for somebody, at most so many in each status, those whose clock runs out first. */
export const listWaitingCases = async (
  keep: (one: ConflictCase) => boolean,
  most: number,
): Promise<ConflictCase[]> => {
  const lists = await Promise.all(unsettledCaseStatuses.map((status) => firstOf(status, keep, most)));
  return lists.flat();
};
