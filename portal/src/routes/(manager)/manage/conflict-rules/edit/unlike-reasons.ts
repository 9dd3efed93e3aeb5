import { isSameReason, silentWordOf } from '@rafiq/shared/deals/rule-reason.ts';
import { reasonOf, type RuleDraft } from '../rule-draft.ts';

/**
 * The other rules that partners are told of in the same word, and that give another reason: as long as there are any,
 * partners do not read it where it is about others.
 */
export function unlikeReasons(rule: RuleDraft, all: readonly RuleDraft[]): RuleDraft[] {
  const word = silentWordOf[rule.rule];
  if (word === undefined || !rule.on) return [];
  return all.filter(
    (one) => one.on && silentWordOf[one.rule] === word && !isSameReason(reasonOf(one), reasonOf(rule)),
  );
}
