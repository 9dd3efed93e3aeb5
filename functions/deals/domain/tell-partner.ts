import { compareText } from '@rafiq/shared/compare-text.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { Verdict } from './judge-registration.ts';

/** What the partner that registers is told of its verdicts. */
export interface ToldVerdict {
  verdict: 'flag' | 'block';
  reason: Reason;
  /** Its own registrations that are in the way. */
  ownRegistrationIds: readonly string[];
}

/**
 * The verdicts as the partner that registers may read them: without what is clear, without the names of rules that would
 * tell what others do, each reason once with the stronger verdict, and no record but its own. They are ordered by what
 * they say, since the order of the policy would tell one silent rule from another.
 */
export function tellPartner(verdicts: readonly Verdict[], partnerId: string): ToldVerdict[] {
  const byReason = new Map<string, ToldVerdict>();
  for (const { verdict, told: reason, evidence } of verdicts) {
    if (verdict === 'clear' || reason === null) continue;
    const key = JSON.stringify([reason.code, reason.params]);
    const before = byReason.get(key);
    const own = evidence.filter((one) => one.kind === 'registration' && one.partnerId === partnerId);
    byReason.set(key, {
      verdict: before?.verdict === 'block' ? 'block' : verdict,
      reason,
      ownRegistrationIds: [
        ...new Set([...(before?.ownRegistrationIds ?? []), ...own.map(({ id }) => id)]),
      ].toSorted(),
    });
  }
  return [...byReason].toSorted(([a], [b]) => compareText(a, b)).map(([, said]) => said);
}
