/** How partners are chosen, and what counts in it, in the reader's words. */
import type { FitWeights, Ranking, StrategyName } from '@rafiq/shared/leads/policy-rule.ts';
import { m } from '#lib/paraglide/messages.js';

type Words<Code extends string> = Readonly<Record<Code, () => string>>;

export const strategyWords: Words<StrategyName> = {
  direct: m.strategy_direct,
  'fair-share': m.strategy_fair_share,
  'best-fit': m.strategy_best_fit,
  nearest: m.strategy_nearest,
  pool: m.strategy_pool,
  cascade: m.strategy_cascade,
};
/** In the order a screen offers them. */
export const strategyChoices = [
  'fair-share',
  'best-fit',
  'nearest',
  'direct',
  'pool',
  'cascade',
] as const satisfies StrategyName[];

export const rankings = ['fair-share', 'best-fit', 'nearest'] as const satisfies Ranking['by'][];

export type FitTerm = keyof FitWeights;
export const fitTermWords: Words<FitTerm> = {
  acceptanceRate: m.fit_acceptance_rate,
  responseTime: m.fit_response_time,
  winRate: m.fit_win_rate,
  specialisation: m.fit_specialisation,
  distance: m.fit_distance,
};
/** In the order in which terms are shown. */
export const fitTerms = [
  'acceptanceRate',
  'responseTime',
  'winRate',
  'specialisation',
  'distance',
] as const satisfies FitTerm[];
