/** Protection: how long it lasts, what keeps it alive, and what its clock says next. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { Protection, Registration } from './registration.ts';

type Terms = ConflictPolicy['protection'];

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** An instant so many days after another; days are of 24 hours, so that no time zone shortens what was promised. */
export const daysAfter = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * dayMs).toISOString();

/** An instant so many hours after another. */
export const hoursAfter = (from: string, hours: number): string =>
  new Date(Date.parse(from) + hours * hourMs).toISOString();

/** The protection an approval gives (source: domain.md, Deal registration). */
export const protect = (at: string, { protectionDays }: Terms): Protection => ({
  from: at,
  until: daysAfter(at, protectionDays),
  lastProgressAt: at,
  warnedAt: null,
  extensions: 0,
  pending: null,
});

/** By when progress must be reported. */
export const checkInBy = ({ lastProgressAt }: Protection, { checkInEveryDays }: Terms): string =>
  daysAfter(lastProgressAt, checkInEveryDays);

/** A protection lengthened by what was asked for: from its end, not from the day of the answer. */
export const extend = (protection: Protection, { extensionDays }: Terms): Protection => ({
  ...protection,
  until: daysAfter(protection.until, extensionDays),
  extensions: protection.extensions + 1,
  pending: null,
});

/** Whether a protection is over at an instant, whether or not anybody has noticed. */
export const isOver = ({ until }: Pick<Protection, 'until'>, at: string): boolean => until <= at;

/** What the clock of a registration says next, and when. */
export interface Due {
  what: 'decide' | 'warn' | 'release' | 'expire';
  at: string;
}

/**
 * The next thing that time does to a registration: the vendor has not decided, its partner is warned, its protection is
 * released for want of progress, or it ends. Null where time does nothing.
 */
export function nextDue(deal: Registration, terms: Terms): Due | null {
  if (deal.status === 'in-review' && deal.decideBy !== null && deal.overdueAt === null)
    return { what: 'decide', at: deal.decideBy };
  if (deal.status !== 'approved' || deal.protection === null) return null;
  const { protection } = deal;
  const release = checkInBy(protection, terms);
  const warn = daysAfter(release, -terms.warningDays);
  const next: Due =
    protection.warnedAt === null && warn < release
      ? { what: 'warn', at: warn }
      : { what: 'release', at: release };
  return protection.until <= next.at ? { what: 'expire', at: protection.until } : next;
}
