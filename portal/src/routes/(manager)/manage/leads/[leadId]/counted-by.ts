import type { Decision } from '@rafiq/shared/leads/decision-contract.ts';

type Told = Pick<Decision, 'strategy'> & {
  candidates: readonly Pick<Decision['candidates'][number], 'score' | 'distanceKm'>[];
};

/**
 * What the candidates of a decision were ranked by. A cascade does not say its order: the figures do. One named partner
 * was ranked against nobody.
 */
export function countedBy({ strategy, candidates }: Told): 'level' | 'score' | 'distance' | 'nothing' {
  switch (strategy) {
    case 'direct':
      return 'nothing';
    case 'best-fit':
      return 'score';
    case 'nearest':
      return 'distance';
    case 'cascade':
      if (candidates.some(({ score }) => score !== null)) return 'score';
      return candidates.some(({ distanceKm }) => distanceKm !== null) ? 'distance' : 'level';
    case 'fair-share':
    case 'pool':
    case 'manual':
      return 'level';
  }
}
