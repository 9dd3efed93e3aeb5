import type { AccountPage } from '@rafiq/shared/accounts/contract.ts';
import { listDeals, type ListedDeal } from '@rafiq/shared/deals/contract.ts';
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { idOf } from '@rafiq/shared/ids.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { QueryOf } from '@rafiq/shared/route.ts';
import { findUnitedAccounts, type UnitedAccounts } from '#functions/accounts/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { handle } from '#functions/kernel/handle.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findKnownPartner } from '#functions/partners/index.ts';
import { listByClock, withClocks, type ClockedDeal } from '../clocked-deals.ts';
import type { Registration } from '../domain/registration.ts';
import { dealReach, partnerReach, submittedBy } from '../reach.ts';
import { findShownCopy, showsTo } from '../shown-copies.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import type { CopiedDeal } from '../store/deal-items.ts';
import {
  findDeals,
  listDealCopies,
  listDealsByStatus,
  listDealsOfAccounts,
  searchDealCopies,
  searchDeals,
} from '../store/deal-store.ts';
import { listedDealView, partnerDealView, unitedDealView } from '../views.ts';

type Filters = Pick<
  QueryOf<typeof listDeals>,
  'status' | 'partnerId' | 'accountId' | 'q' | 'extension' | 'sort'
>;

/** Filters without an access pattern are refused, not guessed. */
function refuse(field: string): never {
  throw new Problem('invalid-request', { errors: [{ pointer: `/query/${field}`, code: 'not-offered' }] });
}

/** Which registration is asked for by its identifier; undefined where words are. */
const dealNamed = (q: string): string | undefined => idOf('deal').safeParse(q).data;
const pageOfOne = <Entry>(items: Entry[]): Page<Entry> => ({ items, nextCursor: null });
/** Whether a partner registered it, or had it registered by its distributor. */
const isWith = ({ partnerId, onBehalfOf }: Registration, wanted: string): boolean =>
  partnerId === wanted || onBehalfOf?.partnerId === wanted;

/** Drafts are nobody's business but their partner's. */
const submittedStatuses = registrationStatuses.filter((status) => status !== 'draft');

/** What a vendor's list lets through: whoever reads reaches it, and it is what was asked for. */
const keeper =
  (
    reaches: (deal: Registration) => boolean,
    { status = submittedStatuses, partnerId }: Filters,
    united?: UnitedAccounts,
  ) =>
  (deal: Registration): boolean =>
    reaches(deal) &&
    status.includes(deal.status) &&
    (partnerId === undefined || isWith(deal, partnerId)) &&
    (united === undefined || united.ids.some((id) => id === deal.accountId));

/** By when their clock runs out; of one account there are few, and what words find has no order of time. */
async function listSoonest(caller: Caller, filters: Filters, page: PageRequest): Promise<Page<ClockedDeal>> {
  const { q, accountId, partnerId, extension, sort, status } = filters;
  if (sort !== undefined && sort !== 'clock') refuse('sort');
  if (q !== undefined || accountId !== undefined) refuse(extension === undefined ? 'sort' : 'extension');
  const [reaches, known] = await Promise.all([
    partnerReach(caller),
    partnerId === undefined ? undefined : findKnownPartner(caller, partnerId),
  ]);
  // Even a cursor to nothing would tell how much a partner beyond its reach has.
  if (partnerId !== undefined && known === undefined) return pageOfOne<ClockedDeal>([]);
  return listByClock(
    { statuses: status ?? submittedStatuses, extension },
    {
      row: (row) =>
        reaches(row.partnerId) &&
        (partnerId === undefined || row.ofCase || [row.partnerId, row.forPartnerId].includes(partnerId)),
      deal: keeper(submittedBy(reaches), filters),
    },
    page,
  );
}

interface VendorPage<Row> extends Page<Row> {
  /** Where registrations for an account are asked for that there is. */
  united?: UnitedAccounts | undefined;
}

async function listForVendor(
  caller: Caller,
  filters: Filters,
  page: PageRequest,
): Promise<VendorPage<Registration>> {
  const { status = [...submittedStatuses], partnerId, accountId, q, sort } = filters;
  const newestFirst = sort !== 'updatedAt';
  const [reaches, united] = await Promise.all([
    dealReach(caller),
    accountId === undefined ? undefined : findUnitedAccounts(accountId),
  ]);
  if (accountId !== undefined && united === undefined) return pageOfOne([]);
  const keep = keeper(reaches, filters, united);
  if (q !== undefined) {
    if (sort !== undefined) refuse('sort');
    const named = dealNamed(q);
    if (named !== undefined) return { ...pageOfOne((await findDeals([named])).filter(keep)), united };
    return { ...(await searchDeals(q, keep, page)), united };
  }
  if (united !== undefined)
    return { ...(await listDealsOfAccounts(united.ids, newestFirst, keep, page)), united };
  if (partnerId === undefined) return listDealsByStatus(status, newestFirst, keep, page);
  // Even a cursor to nothing would tell how much a partner beyond its reach has.
  if ((await findKnownPartner(caller, partnerId)) === undefined) return { items: [], nextCursor: null };
  const copies = await listDealCopies(partnerId, status, newestFirst, () => true, page);
  const deals = await findDeals(copies.items.map(({ id }) => id));
  return { items: deals.filter(keep), nextCursor: copies.nextCursor };
}

/** What the vendor lists, with the clock of each (1 request more where any of them is in dispute). */
async function listClocked(
  caller: Caller,
  filters: Filters,
  page: PageRequest,
): Promise<VendorPage<ClockedDeal>> {
  if (filters.sort === 'clock' || filters.extension !== undefined) return listSoonest(caller, filters, page);
  const { items, ...rest } = await listForVendor(caller, filters, page);
  return { items: await withClocks(items), ...rest };
}

async function listForPartner(
  partnerId: string,
  { status = [...registrationStatuses], q, sort, ...vendorsOwn }: Filters,
  page: PageRequest,
): Promise<Page<CopiedDeal>> {
  if (vendorsOwn.partnerId !== undefined) refuse('partnerId');
  if (vendorsOwn.accountId !== undefined) refuse('accountId');
  if (vendorsOwn.extension !== undefined) refuse('extension');
  if (sort === 'clock') refuse('sort');
  if (q !== undefined && sort !== undefined) refuse('sort');
  const named = q === undefined ? undefined : dealNamed(q);
  if (named !== undefined) {
    const copy = await findShownCopy(partnerId, named);
    return pageOfOne(copy !== undefined && status.includes(copy.status) ? [copy] : []);
  }
  const shows = await showsTo(partnerId);
  return q === undefined
    ? listDealCopies(partnerId, status, sort !== 'updatedAt', shows, page)
    : searchDealCopies(partnerId, q, (copy) => status.includes(copy.status) && shows(copy), page);
}

export const list = handle(
  listDeals,
  async (_params, { caller, query, scope, now, language }): Promise<AccountPage<ListedDeal>> => {
    const page = { limit: query.limit, cursor: query.cursor, scope };
    const { document } = await readConflictPolicy(now);
    if (caller.partnerId === null) {
      const { items, nextCursor, united } = await listClocked(caller, query, page);
      const listed = items.map((one) => listedDealView(one, document.protection, language));
      if (united === undefined) return { items: listed, nextCursor };
      return {
        items: listed.map((view) => unitedDealView(view, united)),
        nextCursor,
        mergedInto: united.mergedInto ?? undefined,
      };
    }
    const { partnerId } = caller;
    const { items, nextCursor } = await listForPartner(partnerId, query, page);
    const shown = items.map((copy) => partnerDealView(copy, partnerId, document.protection, language));
    return { items: shown, nextCursor };
  },
);
