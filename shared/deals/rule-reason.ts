/**
 * The reason a policy gives for a rule of its own accord: what is read wherever the rule's shipped sentence would be. Free
 * of schemas, so that the editor says the same while a policy is being written.
 */
import type { UiLanguage } from '../text.ts';
import type { ConflictRuleId } from './conflict-status.ts';

/** In every language that Rafiq is read in: a reason its reader cannot read would explain nothing. */
export type RuleReason = Readonly<Record<UiLanguage, string>>;

/** So many letters it has at most, in each language. */
export const mostReasonLetters = 240;

/** What partners are told of others' business, in one word for all rules that find it. */
export const silentWords = ['protected', 'may-conflict', 'vendor-direct'] as const;
export type SilentWord = (typeof silentWords)[number];

/** The rules that look at others' business, each with the word that partners are told of it in. */
export const silentWordOf: Readonly<Partial<Record<ConflictRuleId, SilentWord>>> = {
  'protected-deal': 'protected',
  'open-registration-elsewhere': 'may-conflict',
  'open-lead-elsewhere': 'may-conflict',
  'own-sub-reseller': 'may-conflict',
  'named-account': 'may-conflict',
  'incumbent-partner': 'may-conflict',
  // Of another's stale registration; what it finds of the partner's own is told for what it is.
  'stale-registration': 'may-conflict',
  'house-account': 'vendor-direct',
  'direct-opportunity': 'vendor-direct',
};

/** As much of a rule of a policy as its reason depends on. */
export interface ReasonedRule {
  readonly rule: ConflictRuleId;
  readonly on: boolean;
  readonly reason?: RuleReason | undefined;
}

/** Whether two rules give the same reason, or both none. */
export const isSameReason = (one: RuleReason | undefined, other: RuleReason | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.en === other.en && one.ar === other.ar && one.fa === other.fa;

/**
 * Whether partners may read the reasons of those rules that they are told of in a word: only where all of them that are
 * switched on give the same, since by its own reason one of them could be told from another, and so what a rival has.
 */
export function isToldAlike(word: SilentWord, rules: readonly ReasonedRule[]): boolean {
  const [first, ...others] = rules.filter(({ rule, on }) => on && silentWordOf[rule] === word);
  return others.every(({ reason }) => isSameReason(reason, first?.reason));
}
