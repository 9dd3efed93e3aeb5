/** Registrations with the clock that runs for each, for the vendor's lists. */
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { Registration } from './domain/registration.ts';
import { rowClock, type RowClock } from './domain/row-clock.ts';
import { findCases } from './store/case-store.ts';
import { listClockRows, listExtensionRows, type ClockRow } from './store/deal-clocks.ts';
import { findDeals } from './store/deal-store.ts';

export interface ClockedDeal {
  deal: Registration;
  clock: RowClock | null;
}

/** Some registrations with their clocks (1 request where any of them is in dispute, else none). */
export async function withClocks(deals: readonly Registration[]): Promise<ClockedDeal[]> {
  const disputed = deals.filter(({ status }) => status !== 'approved');
  const cases = await findCases([...new Set(disputed.flatMap(({ conflictId }) => conflictId ?? []))]);
  const byId = new Map(cases.map((one) => [one.id, one]));
  return deals.map((deal) => ({ deal, clock: rowClock(deal, byId.get(deal.conflictId ?? '')) }));
}

/**
 * A page of registrations by when their clock runs out, what ran out already first; those without one are in no such
 * list (1 request for each of at most 3 lists and round, 8 rounds at most, 1 for the registrations and 1 for the cases of
 * those in dispute). A row that no longer says what the records do is left out: the one that does stands elsewhere.
 * @param keep what is let through: by the row before anything is read, and by the registration then
 */
export async function listByClock(
  wanted: { statuses: readonly RegistrationStatus[]; extension: 'pending' | undefined },
  keep: { row: (row: ClockRow) => boolean; deal: (deal: Registration) => boolean },
  page: PageRequest,
): Promise<Page<ClockedDeal>> {
  const { items: rows, nextCursor } = await (wanted.extension === undefined
    ? listClockRows(wanted.statuses, keep.row, page)
    : listExtensionRows(keep.row, page));
  const deals = await findDeals([...new Set(rows.map(({ dealId }) => dealId))]);
  const clocked = new Map((await withClocks(deals)).map((one) => [one.deal.id, one]));
  const isAsking = ({ protection }: Registration): boolean =>
    protection !== null && protection.pending !== null;
  const items = rows.flatMap(({ dealId, until, ofCase }): ClockedDeal[] => {
    const one = clocked.get(dealId);
    if (one?.clock?.until !== until || (one.clock.kind === 'case') !== ofCase) return [];
    if (wanted.extension !== undefined && !isAsking(one.deal)) return [];
    return keep.deal(one.deal) ? [one] : [];
  });
  return { items, nextCursor };
}
