import type { Unheard } from '@rafiq/shared/deals/case-status.ts';
import { hasAnswered, type ConflictCase } from './conflict-case.ts';

/**
 * Whether some of those that hold the account have said nothing, neither evidence nor an appeal, and until when they may;
 * null where all were heard, or nobody holds it (source: domain.md, Conflict case: evidence from each side).
 */
export function unheardHolders({
  holders,
  hearUntil,
  appeal,
}: Pick<ConflictCase, 'holders' | 'hearUntil' | 'appeal'>): Unheard | null {
  const silent = holders.some((holder) => !hasAnswered(holder) && holder.partnerId !== appeal?.partnerId);
  return silent ? { until: hearUntil } : null;
}
