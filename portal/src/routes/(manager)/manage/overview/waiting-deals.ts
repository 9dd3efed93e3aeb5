import { listConflicts } from '@rafiq/shared/deals/case-contract.ts';
import { unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { toSecond } from '#lib/format/to-second.ts';
import type { Api } from '#lib/server/api.ts';
import { caseRow, vendorCases } from '../conflicts/case-row.ts';
import { dealRow, vendorDeals } from '../deals/deal-row.ts';

const shown = 4;
/** Those that a conflict case decides stand there: so many are looked through for the others. */
const lookedThrough = 15;

/** What a row of the overview shows of either. */
export interface WaitingRow {
  href: string;
  companyName: string | null;
  /** Who wants it. */
  partners: string[];
  clock: Clock | null;
}
interface Clock {
  from: string;
  until: string;
  staysDue: boolean;
}

/** What of a clock is shown: not what it is of. */
const shownOf = (clock: Clock | null): Clock | null =>
  clock && { from: toSecond(clock.from), until: toSecond(clock.until), staysDue: clock.staysDue };

/** Registrations that wait for a decision of their own, and conflict cases, the clock that ends first at the top; `more`: there are others. */
export async function waitingDeals(api: Api) {
  const [deals, cases] = await Promise.all([
    api.act(listDeals, { query: { status: 'in-review', sort: 'clock', limit: lookedThrough } }),
    api.act(listConflicts, { query: { status: unsettledCaseStatuses.join(','), limit: shown } }),
  ]);
  const registrations = (deals.ok ? vendorDeals(deals.value.items).map(dealRow) : []).filter(
    ({ conflictId }) => conflictId === null,
  );
  const conflicts = cases.ok ? vendorCases(cases.value.items).map(caseRow) : [];
  return {
    registrations: {
      rows: registrations.slice(0, shown).map(({ id, companyName, partnerName, clock }): WaitingRow => ({
        href: `/manage/deals/${id}`,
        companyName,
        partners: [partnerName],
        clock: shownOf(clock),
      })),
      more: registrations.length > shown || (deals.ok && deals.value.nextCursor !== null),
    },
    conflicts: {
      rows: conflicts.map(({ id, companyName, claimant, holders, clock }): WaitingRow => ({
        href: `/manage/conflicts/${id}`,
        companyName,
        partners: [claimant, ...holders],
        clock: shownOf(clock),
      })),
      more: cases.ok && cases.value.nextCursor !== null,
    },
  };
}
