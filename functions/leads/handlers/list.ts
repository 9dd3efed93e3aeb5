import type { AccountPage } from '@rafiq/shared/accounts/contract.ts';
import { listLeads, type LeadView } from '@rafiq/shared/leads/contract.ts';
import type { LeadSubstatus } from '@rafiq/shared/leads/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { findUnitedAccounts, type UnitedAccounts } from '#functions/accounts/index.ts';
import { witnessSights } from '#functions/audit/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { handle } from '#functions/kernel/handle.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findKnownPartner } from '#functions/partners/index.ts';
import { allSubstatuses, holderOf, type Lead } from '../domain/lead.ts';
import { frozenAmong } from '../frozen.ts';
import { reachOf } from '../reach.ts';
import type { CopiedLead } from '../store/lead-items.ts';
import {
  findLeads,
  listByAccounts,
  listBySubstatus,
  listCopies,
  searchCopies,
  searchLeads,
} from '../store/lead-store.ts';
import { listedView, partnerView, unitedView, withoutContact } from '../views.ts';

interface Filters {
  substatus?: LeadSubstatus[] | undefined;
  country?: string | undefined;
  partnerId?: string | undefined;
  accountId?: string | undefined;
  q?: string | undefined;
  sort?: '-receivedAt' | 'receivedAt' | '-updatedAt' | undefined;
}

/** Filters and sorts without an access pattern are refused, not guessed. */
function refuse(field: string): never {
  throw new Problem('invalid-request', { errors: [{ pointer: `/query/${field}`, code: 'not-offered' }] });
}

const inPartnerList = allSubstatuses.filter(
  (substatus) => !['pending', 'pooled', 'unplaced', 'offered'].includes(substatus),
);

function listForPartner(partnerId: string, filters: Filters, page: PageRequest): Promise<Page<CopiedLead>> {
  if (filters.partnerId !== undefined) refuse('partnerId');
  if (filters.accountId !== undefined) refuse('accountId');
  if (filters.sort !== undefined && filters.sort !== '-updatedAt') refuse('sort');
  const wanted = (filters.substatus ?? inPartnerList).filter((substatus) =>
    inPartnerList.includes(substatus),
  );
  const keep = (lead: CopiedLead) =>
    wanted.includes(lead.state.substatus) &&
    (filters.country === undefined || lead.facts.country === filters.country);
  return filters.q === undefined
    ? listCopies(partnerId, wanted, keep, page)
    : searchCopies(partnerId, filters.q, keep, page);
}

interface VendorPage extends Page<Lead> {
  /** Where leads of an account are asked for that there is. */
  united?: UnitedAccounts | undefined;
}

async function listForVendor(caller: Caller, filters: Filters, page: PageRequest): Promise<VendorPage> {
  if (filters.sort === '-updatedAt') refuse('sort');
  const newestFirst = filters.sort !== 'receivedAt';
  const wanted = filters.substatus ?? allSubstatuses;
  const { accountId } = filters;
  const [reaches, united] = await Promise.all([
    reachOf(caller),
    accountId === undefined ? undefined : findUnitedAccounts(accountId),
  ]);
  if (accountId !== undefined && united === undefined) return { items: [], nextCursor: null };
  const keep = (lead: Lead) =>
    reaches(lead) &&
    wanted.includes(lead.state.substatus) &&
    (filters.country === undefined || lead.facts.country === filters.country) &&
    (filters.partnerId === undefined || holderOf(lead)?.partnerId === filters.partnerId) &&
    (united === undefined || united.ids.some((id) => id === lead.customer.accountId));
  if (filters.q !== undefined) {
    if (filters.sort !== undefined) refuse('sort');
    return { ...(await searchLeads(filters.q, keep, page)), united };
  }
  if (united !== undefined) return { ...(await listByAccounts(united.ids, newestFirst, keep, page)), united };
  if (filters.partnerId === undefined) return listBySubstatus(wanted, newestFirst, keep, page);
  if (filters.sort !== undefined) refuse('sort');
  // Even a cursor to nothing would tell how much a partner beyond its reach has.
  const partner = await findKnownPartner(caller, filters.partnerId);
  if (partner === undefined) return { items: [], nextCursor: null };
  const copies = await listCopies(filters.partnerId, wanted, () => true, page);
  const leads = await findLeads(copies.items.map(({ id }) => id));
  return { items: leads.filter(keep), nextCursor: copies.nextCursor };
}

export const list = handle(
  listLeads,
  async (_params, { caller, query, scope, change, language }): Promise<AccountPage<LeadView>> => {
    const page = { limit: query.limit, cursor: query.cursor, scope };
    if (caller.partnerId !== null) {
      const { items, nextCursor } = await listForPartner(caller.partnerId, query, page);
      // Words typed into a search name companies, so that passing by a lead is not told as having seen its contact.
      if (query.q !== undefined) {
        return { items: items.map((copy) => partnerView(withoutContact(copy), language)), nextCursor };
      }
      await witnessSights(
        items.map(({ id }) => id),
        change,
      );
      return { items: items.map((copy) => partnerView(copy, language)), nextCursor };
    }
    const { items, nextCursor, united } = await listForVendor(caller, query, page);
    const isFrozen = await frozenAmong(items);
    const listed = items.map((lead) => listedView(lead, language, isFrozen(lead)));
    if (united === undefined) return { items: listed, nextCursor };
    return {
      items: listed.map((view) => unitedView(view, united)),
      nextCursor,
      mergedInto: united.mergedInto ?? undefined,
    };
  },
);
