import type { ListedDeal, ListedVendorDeal, VendorDeal } from '@rafiq/shared/deals/contract.ts';
import { undecidedStatuses } from '@rafiq/shared/deals/status.ts';

type Told = Pick<VendorDeal, 'status' | 'submittedAt' | 'decideBy' | 'protection' | 'verdicts'>;

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
export const dealRow = (deal: ListedVendorDeal) => ({
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
  // A protection ends by itself; the others stay due until somebody acts.
  clock: deal.clock && { ...deal.clock, staysDue: deal.clock.kind !== 'protection' },
  conflictId: deal.conflictId,
  asked: deal.protection?.pending ?? null,
});
export type DealRow = ReturnType<typeof dealRow>;

export const vendorDeals = (deals: readonly ListedDeal[]): ListedVendorDeal[] =>
  deals.filter((deal) => deal.view === 'vendor');
