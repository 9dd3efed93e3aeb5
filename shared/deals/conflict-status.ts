/** Channel conflicts: the built-in rules, what they may answer, and the steps of precedence. Free of imports. */

/** The built-in rules, in the order in which a new policy asks them. */
export const conflictRuleIds = [
  'registered-twice',
  'protected-deal',
  'open-registration-elsewhere',
  'open-lead-elsewhere',
  'own-sub-reseller',
  'named-account',
  'house-account',
  'direct-opportunity',
  'incumbent-partner',
  'territory-breach',
  'missing-tier-or-certification',
  'too-many-open',
  'below-minimum-value',
  'stale-registration',
] as const;
export type ConflictRuleId = (typeof conflictRuleIds)[number];

export const conflictVerdicts = ['clear', 'flag', 'block'] as const;
export type ConflictVerdict = (typeof conflictVerdicts)[number];

/** What comes of a registration that has been judged. */
export const judgementOutcomes = ['approve', 'review', 'reject', 'duplicate'] as const;
export type JudgementOutcome = (typeof judgementOutcomes)[number];

/** What may decide who prevails; a policy puts them in its own order. */
export const precedenceStepNames = [
  'first-to-register',
  'incumbency',
  'named-account-owner',
  'territory-right',
  'influence-proven',
  'tier',
] as const;
export type PrecedenceStepName = (typeof precedenceStepNames)[number];

/**
 * Who prevails by precedence where a registration comes upon others: it, one that was there before, or neither, so that a
 * manager decides.
 */
export const prevailingSides = ['newcomer', 'holder', 'undecided'] as const;
export type PrevailingSide = (typeof prevailingSides)[number];

/** How a version of a conflict policy stands. */
export const conflictVersionStatuses = [
  'in-force',
  'scheduled',
  'superseded',
  'rolled-back',
  'cancelled',
] as const;
export type ConflictVersionStatus = (typeof conflictVersionStatuses)[number];
