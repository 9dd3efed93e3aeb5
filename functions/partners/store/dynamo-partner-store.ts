import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { idOf } from '@rafiq/shared/ids.ts';
import { commit } from '#functions/kernel/commit.ts';
import { getItem, queryAll, type Item, type Listing } from '#functions/kernel/dynamo.ts';
import { keepIf, listPage } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { searchPage } from '#functions/kernel/search.ts';
import * as z from 'zod';
import {
  everyPartner,
  partnerKey,
  partnerRefKey,
  partnersOfCountry,
  portfolioOfManager,
} from './partner-keys.ts';
import { readPartner, readRosterCopy } from './partner-record.ts';
import type { PartnerFilter, PartnerStore } from './partner-store.ts';
import { eventOf, insertWrites, saveWrites, searchSpace } from './partner-writes.ts';

const readRef = recordReader('ref', z.object({ id: idOf('partner') }));

/** The narrowest partition a filter allows, and how its items are read. */
function listingOf(filter: PartnerFilter): { listing: Listing; read: (item: Item) => Partner } {
  if (filter.managerId !== undefined) {
    return {
      listing: { index: 'second', partition: portfolioOfManager(filter.managerId) },
      read: readPartner,
    };
  }
  return filter.country === undefined
    ? { listing: { index: 'list', partition: everyPartner }, read: readPartner }
    : { listing: { index: 'list', partition: partnersOfCountry(filter.country) }, read: readRosterCopy };
}

/** Whether a partner is among those that are asked for; words of its name are for the search to compare. */
export const matchesFilter = (
  partner: Partner,
  { managerId, country, statuses, tier, parentId }: PartnerFilter,
): boolean =>
  (managerId === undefined || partner.managerId === managerId) &&
  (country === undefined || partner.country === country) &&
  (statuses === undefined || statuses.includes(partner.status)) &&
  (tier === undefined || partner.tier === tier) &&
  (parentId === undefined || partner.parentId === parentId);

/** Partners in the one table. Reading one costs 1 request, a page 1 or a few, a portfolio 1 per megabyte. */
export const dynamoPartnerStore: PartnerStore = {
  async find(id) {
    const item = await getItem(partnerKey(id));
    return item && readPartner(item);
  },

  async findByRef(ref) {
    const item = await getItem(partnerRefKey(ref));
    return item && this.find(readRef(item).id);
  },

  list(filter, page) {
    const { words } = filter;
    const { listing, read } = listingOf(filter);
    const keep = (partner: Partner): boolean => matchesFilter(partner, filter);
    return words === undefined
      ? listPage(listing, page, keepIf(read, keep))
      : searchPage(searchSpace, words, page, keepIf(readPartner, keep));
  },

  async portfolio(managerId) {
    const items = await queryAll({ index: 'second', partition: portfolioOfManager(managerId) });
    return items.map(readPartner);
  },

  insert: (partner, event, change, together) =>
    commit(change, {
      writes: [...insertWrites(partner), ...(together?.writes ?? [])],
      events: [eventOf(partner, event), ...(together?.events ?? [])],
      answer: partner,
    }),

  save(before, after, event, change, together) {
    return this.saveAnswering(after, before, after, event, change, together);
  },

  saveAnswering: (answer, before, after, event, change, together) =>
    commit(change, {
      writes: [...saveWrites(before, after), ...(together?.writes ?? [])],
      events: [eventOf(after, event), ...(together?.events ?? [])],
      answer,
    }),
};
