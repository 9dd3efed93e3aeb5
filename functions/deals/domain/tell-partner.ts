import { compareText } from '@rafiq/shared/compare-text.ts';
import type { RuleReason } from '@rafiq/shared/deals/rule-reason.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { Verdict } from './judge-registration.ts';

/** What the partner that registers is told of its verdicts. */
export interface ToldVerdict {
  verdict: 'flag' | 'block';
  reason: Reason;
  /** What the policy says in the place of its sentence; absent where it says nothing. */
  own?: RuleReason;
  /** Its own registrations that are in the way. */
  ownRegistrationIds: readonly string[];
}

/** What an entry says, so that the same is said once; and by which it is put in order. */
interface Said extends ToldVerdict {
  key: string;
}

/** Of two entries that read the same, the one that is told: the stronger, else the first by what it says. */
const stronger = (one: Said, other: Said): Said => {
  if (one.verdict !== other.verdict) return one.verdict === 'block' ? one : other;
  return compareText(one.key, other.key) <= 0 ? one : other;
};

/**
 * The verdicts as the partner that registers may read them: without what is clear, without the names of rules that would
 * tell what others do, each reason once with the stronger verdict, and no record but its own. They are ordered by what
 * they say, since the order of the policy would tell one silent rule from another.
 */
export function tellPartner(verdicts: readonly Verdict[], partnerId: string): ToldVerdict[] {
  const byWords = new Map<string, Said>();
  for (const { verdict, told: reason, own, evidence } of verdicts) {
    if (verdict === 'clear' || reason === null) continue;
    const read = own?.told === true ? own.text : undefined;
    const key = JSON.stringify([reason.code, reason.params]);
    // Whatever its rules found, a reason that a policy gives reads the same.
    const words = read === undefined ? key : JSON.stringify([read.en, read.ar, read.fa]);
    const found: Said = {
      key,
      verdict,
      reason,
      ...(read !== undefined && { own: read }),
      ownRegistrationIds: evidence.flatMap((one) =>
        one.kind === 'registration' && one.partnerId === partnerId ? [one.id] : [],
      ),
    };
    const before = byWords.get(words);
    byWords.set(words, {
      ...(before === undefined ? found : stronger(before, found)),
      ownRegistrationIds: [
        ...new Set([...(before?.ownRegistrationIds ?? []), ...found.ownRegistrationIds]),
      ].toSorted(),
    });
  }
  return [...byWords.values()]
    .toSorted((one, other) => compareText(one.key, other.key))
    .map(({ key: _, ...said }) => said);
}
