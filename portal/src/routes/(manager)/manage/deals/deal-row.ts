import type { DealView, VendorDeal } from '@rafiq/shared/deals/contract.ts';
import { undecidedStatuses } from '@rafiq/shared/deals/status.ts';

type Told = Pick<
  VendorDeal,
  'status' | 'content' | 'productName' | 'submittedAt' | 'decideBy' | 'protection' | 'verdicts' | 'updatedAt'
>;

/** What stands in the way of one that waits: the first of the verdicts that sent it to a person, and how many more. */
function hurdleOf({ status, verdicts }: Told): { text: string; more: number } | null {
  if (!(undecidedStatuses as readonly string[]).includes(status)) return null;
  const decisive = verdicts.filter(({ decided, verdict }) => decided && verdict !== 'clear');
  const [first] = decisive;
  return first === undefined ? null : { text: first.reason.text, more: decisive.length - 1 };
}

/** The clock that runs: the vendor's to decide, which stays due, or that of the protection. */
export function dealClock({
  submittedAt,
  decideBy,
  protection,
  status,
}: Pick<Told, 'submittedAt' | 'decideBy' | 'protection' | 'status'>): {
  from: string;
  until: string;
  staysDue: boolean;
} | null {
  if (decideBy !== null) return { from: submittedAt ?? decideBy, until: decideBy, staysDue: true };
  if (status !== 'approved' || protection === null) return null;
  return { from: protection.from, until: protection.until, staysDue: false };
}

/** What a row of the queue shows of a registration, and no more. */
export const dealRow = (deal: VendorDeal) => ({
  id: deal.id,
  status: deal.status,
  companyName: deal.content.company.name ?? null,
  country: deal.content.company.country ?? null,
  city: deal.content.company.city ?? null,
  partnerName: deal.partner.name,
  productName: deal.productName,
  value: deal.content.value ?? null,
  submittedAt: deal.submittedAt,
  hurdle: hurdleOf(deal),
  clock: dealClock(deal),
  conflictId: deal.conflictId,
  asksForTime: deal.protection !== null && deal.protection.pending !== null,
});
export type DealRow = ReturnType<typeof dealRow>;

export const vendorDeals = (deals: readonly DealView[]): VendorDeal[] =>
  deals.filter((deal) => deal.view === 'vendor');

/** Those whose clock runs out first come first; without a clock, in the order they came in. */
export const soonestFirst = (rows: readonly DealRow[]): DealRow[] =>
  rows.toSorted((one, other) => (one.clock?.until ?? '9').localeCompare(other.clock?.until ?? '9'));
