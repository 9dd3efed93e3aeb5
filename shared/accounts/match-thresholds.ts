/** From which score on two companies are one, and from which on a person should look. */
export interface MatchThresholds {
  /** Taken for the same company without asking. */
  auto: number;
  /** Shown to a person. */
  review: number;
}

/** As measured over labelled names; a policy of the vendor's own takes their place where it has others. */
export const shippedThresholds: MatchThresholds = { auto: 0.9, review: 0.75 };

export type MatchVerdict = 'auto' | 'review' | 'ignore';

/** What a score leads to. */
export function verdictOf(score: number, { auto, review }: MatchThresholds): MatchVerdict {
  if (score >= auto) return 'auto';
  return score >= review ? 'review' : 'ignore';
}
