/** Reads of the leads room: each a named access pattern. */
import type { LeadSubstatus, OfferStatus } from '@rafiq/shared/leads/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { getItem, getItems, query, queryAll, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { storedEvent } from '#functions/kernel/consume.ts';
import { eventKey, type StoredEvent } from '#functions/kernel/event.ts';
import { keepIf, listPage, mergePage, type PageRequest, unitedPage } from '#functions/kernel/list.ts';
import { searchPage } from '#functions/kernel/search.ts';
import type { Lead } from '../domain/lead.ts';
import {
  parseCopy,
  parseLead,
  parseOffer,
  parsePoolRow,
  type CopiedLead,
  type PoolRow,
  type StoredOffer,
} from './lead-items.ts';
import { parseDecision, type StoredDecision } from './decisions.ts';
import * as keys from './lead-keys.ts';

/** A lead by its id (1 request). */
export async function findLead(leadId: string): Promise<Lead | undefined> {
  const item = await getItem(keys.recordKey(leadId));
  return item && parseLead(item);
}

/** The lead of an external reference (2 requests). */
export async function findByExternalRef(ref: { source: string; id: string }): Promise<Lead | undefined> {
  const item = await getItem(keys.externalRefKey(ref));
  return item && findLead(String(item['leadId']));
}

/** What a partner holds of a lead; undefined for everyone else's (1 request). */
export async function findCopy(partnerId: string, leadId: string): Promise<CopiedLead | undefined> {
  const item = await getItem(keys.copyKey(partnerId, leadId));
  return item && parseCopy(item);
}

/** An offer made to this partner; undefined for everyone else's (1 request). */
export async function findOffer(partnerId: string, offerId: string): Promise<StoredOffer | undefined> {
  const item = await getItem(keys.offerKey(partnerId, offerId));
  return item && parseOffer(item);
}

/** Leads of the vendor in some substatuses, by when they were received (1 request per substatus). */
export const listBySubstatus = (
  substatuses: readonly LeadSubstatus[],
  newestFirst: boolean,
  keep: (lead: Lead) => boolean,
  page: PageRequest,
): Promise<Page<Lead>> =>
  mergePage(
    substatuses.map(keys.substatusList),
    { index: 'list', newestFirst },
    page,
    keepIf(parseLead, keep),
  );

/** Leads of some accounts, by when they were received (1 request per account). */
export const listByAccounts = (
  accountIds: readonly string[],
  newestFirst: boolean,
  keep: (lead: Lead) => boolean,
  page: PageRequest,
): Promise<Page<Lead>> =>
  unitedPage(
    accountIds.map(keys.accountList),
    { index: 'second', newestFirst },
    page,
    keepIf(parseLead, keep),
  );

/** Leads found by words of their company (see `searchPage` for the cost). */
export const searchLeads = (
  text: string,
  keep: (lead: Lead) => boolean,
  page: PageRequest,
): Promise<Page<Lead>> => searchPage(keys.leadSpace, text, page, keepIf(parseLead, keep));

/** A partner's leads by when they last moved (1 request per substatus). */
export const listCopies = (
  partnerId: string,
  substatuses: readonly LeadSubstatus[],
  keep: (lead: CopiedLead) => boolean,
  page: PageRequest,
): Promise<Page<CopiedLead>> =>
  mergePage(
    substatuses.map((substatus) => keys.partnerList(partnerId, substatus)),
    { index: 'list', newestFirst: true },
    page,
    keepIf(parseCopy, keep),
  );

/** A partner's own leads found by words of their company. */
export const searchCopies = (
  partnerId: string,
  text: string,
  keep: (lead: CopiedLead) => boolean,
  page: PageRequest,
): Promise<Page<CopiedLead>> =>
  searchPage(keys.partnerLeadSpace(partnerId), text, page, keepIf(parseCopy, keep));

/** A partner's offers in one status: pending ones first to expire first, answered ones newest first (1 request). */
export const listOffers = (
  partnerId: string,
  status: OfferStatus,
  page: PageRequest,
): Promise<Page<StoredOffer>> =>
  listPage(
    { partition: keys.offerList(partnerId, status), index: 'list', newestFirst: status !== 'pending' },
    page,
    parseOffer,
  );

/** The pool of some countries, newest first (1 request per country). */
export const listPool = (
  countries: readonly string[],
  keep: (row: PoolRow) => boolean,
  page: PageRequest,
): Promise<Page<PoolRow>> =>
  mergePage(countries.map(keys.poolPartition), { newestFirst: true }, page, keepIf(parsePoolRow, keep));

/** Beyond any version: where reading a story ends. */
const mostVersions = 999_999_999;

const eventRow = z.object({ event: storedEvent });

/** What happened to a lead after a version, oldest first (1 request). */
export async function listEventsAfter(leadId: string, version: number): Promise<StoredEvent[]> {
  const items = await queryAll({
    partition: keys.recordKey(leadId).pk,
    from: eventKey(version + 1),
    until: eventKey(mostVersions),
    consistent: true,
  });
  return items.map((item) => eventRow.parse(item).event);
}

/** The decision that made a version of a lead (1 request). */
export async function findDecision(leadId: string, version: number): Promise<StoredDecision | undefined> {
  const item = await getItem(keys.decisionKey(leadId, version));
  return item && parseDecision(item);
}

/** The newest decision about a lead, as it was stored (1 request). */
export async function findNewestDecision(leadId: string): Promise<Item | undefined> {
  const { items } = await query({
    partition: keys.recordKey(leadId).pk,
    prefix: 'DECISION#',
    newestFirst: true,
    limit: 1,
  });
  return items[0];
}

/** Ids of leads whose clock has run out by an instant, at most `limit` from each list (1 request a list). */
export async function listDue(lists: readonly string[], until: string, limit: number): Promise<string[]> {
  const pages = await Promise.all(
    lists.map((partition) => query({ partition, index: 'due', until: `${until}~`, limit })),
  );
  return pages.flatMap(({ items }) => items.map((item) => String(item['pk']).slice('LEAD#'.length)));
}

/** Many leads by id, in their order; missing ones are left out. */
export async function findLeads(leadIds: readonly string[]): Promise<Lead[]> {
  const items = await getItems(leadIds.map((id): Key => keys.recordKey(id)));
  return items.flatMap((item) => (item === undefined ? [] : [parseLead(item)]));
}

/** What a partner holds of many leads; those of others are left out (1 request a hundred). */
export async function findCopies(partnerId: string, leadIds: readonly string[]): Promise<CopiedLead[]> {
  const items = await getItems(leadIds.map((id): Key => keys.copyKey(partnerId, id)));
  return items.flatMap((item) => (item === undefined ? [] : [parseCopy(item)]));
}

/** Ids of everything a partner holds in one substatus (1 request per megabyte). */
export async function listHeld(partnerId: string, substatus: LeadSubstatus): Promise<string[]> {
  const items = await queryAll({ partition: keys.partnerList(partnerId, substatus), index: 'list' });
  return items.map((item) => parseCopy(item).id);
}
