import type { PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import { lastTwoWeeks } from '#lib/components/deals/need-of-deal.ts';

export interface NextClock {
  of: 'decision' | 'check-in' | 'ending';
  /** ISO 8601 instants. */
  from: string;
  until: string;
}

/** The clock of a registration that ends next: of the vendor's decision, of the next report, or of the protection. */
export function nextClock({
  status,
  protection,
  submittedAt,
  decideBy,
}: Pick<PartnerDeal, 'status' | 'protection' | 'submittedAt' | 'decideBy'>): NextClock | null {
  if (status === 'in-review' && submittedAt !== null && decideBy !== null)
    return { of: 'decision', from: submittedAt, until: decideBy };
  if (status !== 'approved' || protection === null) return null;
  const { from, until, checkInBy } = protection;
  return checkInBy < until ? { of: 'check-in', ...lastTwoWeeks(checkInBy) } : { of: 'ending', from, until };
}
