/**
 * What each built-in rule can be set to, as its card asks it: which parameters it has, the range of each figure, and what
 * a new rule begins with. The schemas say the same, and stay on the server.
 */
import type { ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';

export interface FigureRange {
  readonly least: number;
  readonly most: number;
  /** Left empty it sets no limit. */
  readonly mayBeEmpty: boolean;
  /** What a new rule begins with; null: empty. */
  readonly usual: number | null;
}

export const parameterFigures = {
  rejectedWithinDays: { least: 0, most: 365, mayBeEmpty: false, usual: 0 },
  graceDays: { least: 0, most: 180, mayBeEmpty: false, usual: 0 },
  submittedWithinDays: { least: 1, most: 3650, mayBeEmpty: true, usual: null },
  activeWithinDays: { least: 1, most: 3650, mayBeEmpty: true, usual: 180 },
  soldWithinDays: { least: 1, most: 3650, mayBeEmpty: true, usual: 730 },
  allowance: { least: 0, most: 1000, mayBeEmpty: false, usual: 0 },
  coolOffDays: { least: 0, most: 365, mayBeEmpty: false, usual: 30 },
  staleAfterDays: { least: 1, most: 365, mayBeEmpty: true, usual: 45 },
} as const satisfies Record<string, FigureRange>;
export type ParameterFigure = keyof typeof parameterFigures;

/** The answers of each choice, the usual one first. */
export const parameterChoices = {
  products: ['same-family', 'any'],
  ownChain: ['left-out', 'counts'],
  side: ['either', 'distributor', 'sub-reseller'],
} as const;
export type ParameterChoice = keyof typeof parameterChoices;

/** What counts only where it is switched on, and whether it is in a new rule. */
export const parameterSwitches = {
  offersCount: false,
  openedLaterCounts: false,
  wholeCountry: false,
  pastCloseCounts: true,
} as const;
export type ParameterSwitch = keyof typeof parameterSwitches;

export type ParameterName =
  | ParameterFigure
  | ParameterChoice
  | ParameterSwitch
  | 'exceptKinds'
  | 'leastTier'
  | 'certifications'
  | 'minimums';

/** The parameters of each rule, in the order in which its card asks them. */
export const parametersOf: Readonly<Record<ConflictRuleId, readonly ParameterName[]>> = {
  'registered-twice': ['products', 'rejectedWithinDays'],
  'protected-deal': ['products', 'ownChain', 'graceDays'],
  'open-registration-elsewhere': ['products', 'ownChain', 'submittedWithinDays'],
  'open-lead-elsewhere': ['products', 'ownChain', 'offersCount'],
  'own-sub-reseller': ['products', 'side'],
  'named-account': ['ownChain'],
  'house-account': ['exceptKinds'],
  'direct-opportunity': ['products', 'activeWithinDays', 'openedLaterCounts'],
  'incumbent-partner': ['products', 'ownChain', 'soldWithinDays'],
  'territory-breach': ['wholeCountry', 'exceptKinds'],
  'missing-tier-or-certification': ['leastTier', 'certifications'],
  'too-many-open': ['allowance'],
  'below-minimum-value': ['minimums'],
  'stale-registration': ['coolOffDays', 'staleAfterDays', 'pastCloseCounts'],
};

const isIn =
  <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  (name: string): name is Name =>
    Object.hasOwn(table, name);
export const isFigure = isIn(parameterFigures);
export const isChoice = isIn(parameterChoices);
export const isSwitch = isIn(parameterSwitches);
