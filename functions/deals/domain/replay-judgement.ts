import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import type { GatheredFacts } from './conflict-facts.ts';
import type { CompiledConflictPolicy } from './compile-conflict-policy.ts';
import { judgeRegistration } from './judge-registration.ts';
import { keepVerdict } from './open-case.ts';
import type { Judged } from './registration.ts';

/**
 * Judges a registration anew on the facts recorded of it, and says which rules say something else than was kept; none
 * where every verdict, its reason, what is told of it and the outcome are the same (source: domain.md, Everywhere).
 * @returns places of the rules, counted from 0
 */
export function replayJudgement(
  policy: CompiledConflictPolicy,
  facts: GatheredFacts,
  kept: Pick<Judged, 'verdicts' | 'decidedBy'>,
): number[] {
  const { verdicts, decidedBy } = judgeRegistration(policy, facts);
  const again = new Map(verdicts.map((verdict) => [verdict.place, keepVerdict(verdict)]));
  const before = new Map(kept.verdicts.map((verdict) => [verdict.place, verdict]));
  const places = [...new Set([...before.keys(), ...again.keys()])].toSorted((one, other) => one - other);
  return places.filter(
    (place) =>
      canonicalText(again.get(place) ?? null) !== canonicalText(before.get(place) ?? null) ||
      decidedBy.includes(place) !== kept.decidedBy.includes(place),
  );
}
