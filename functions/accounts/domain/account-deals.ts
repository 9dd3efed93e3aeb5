/** The registrations that an account is remembered by: what a later one is weighed against, in one reading. */
import { compareText } from '@rafiq/shared/compare-text.ts';
import { isOpen, type RegistrationStatus } from '@rafiq/shared/deals/status.ts';

/** What is kept of a registration at its account. */
export interface AccountDeal {
  partnerId: string;
  partnerName: string;
  /** The reseller that its partner registered it for; null: for itself. */
  forPartnerId: string | null;
  status: RegistrationStatus;
  productId: string | null;
  /** Null: it is for all families. */
  productFamily: string | null;
  submittedAt: string;
  protectedUntil: string | null;
  lastProgressAt: string | null;
  /** Null while it is not over. */
  endedAt: string | null;
}

/** By the id of the registration. */
export type AccountDeals = Readonly<Record<string, AccountDeal>>;

/** So many are kept, 60 kB at most: many accounts are read at once. */
export const mostDeals = 200;
const keptDays = 400;
const dayMs = 86_400_000;

const endOf = ({ endedAt, submittedAt }: AccountDeal): string => endedAt ?? submittedAt;

/** Whether one more that stands can be kept, or one that is kept already stays so. */
export const hasRoomFor = (deals: AccountDeals, dealId: string): boolean =>
  Object.entries(deals).filter(([id, { status }]) => id !== dealId && isOpen(status)).length < mostDeals;

/**
 * The registrations of an account with one of them as it stands now, or without it (null). Those that ended more than
 * 400 days ago go; where more than 200 are left, those go that ended first. One that ends is always taken in, if only to
 * be the first to go.
 * @param at the instant of the change
 * @returns undefined where 200 others stand: this one cannot be kept
 */
export function withDeal(
  deals: AccountDeals,
  dealId: string,
  deal: AccountDeal | null,
  at: string,
): AccountDeals | undefined {
  const oldest = new Date(Date.parse(at) - keptDays * dayMs).toISOString();
  const { [dealId]: _, ...others } = deals;
  const all = Object.entries(deal === null ? others : { ...others, [dealId]: deal });
  const standing = all.filter(([, { status }]) => isOpen(status));
  if (standing.length > mostDeals) return undefined;
  const ended = all
    .filter(([id, one]) => !isOpen(one.status) && (id === dealId || endOf(one) >= oldest))
    .sort(
      ([oneId, one], [otherId, other]) =>
        compareText(endOf(other), endOf(one)) || compareText(otherId, oneId),
    );
  return Object.fromEntries([...standing, ...ended].slice(0, mostDeals));
}
