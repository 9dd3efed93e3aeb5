/** Who is next: candidates in the order in which a rule would choose them, with the terms that put them there. */
import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { Ranking } from '@rafiq/shared/leads/policy-rule.ts';
import type { Tier } from '@rafiq/shared/partners/status.ts';
import { fitOf, noRecord, type TrackRecord } from './best-fit.ts';
import { preferenceOf, stillOwed } from './back-from-leave.ts';
import type { Candidate } from './candidate.ts';
import { byLevel, byWait, rankedOf, type Ranked, type Standing } from './fair-share.ts';

/** What ranking looks at, beside the candidates. */
export interface RankFacts {
  facts: LeadFacts;
  standings: ReadonlyMap<string, Standing>;
  records: ReadonlyMap<string, TrackRecord>;
  /** Great-circle kilometres between a partner and the lead; null where a place is not known. */
  distanceTo: (candidate: Candidate) => number | null;
  at: string;
}

type Order = (a: Ranked, b: Ranked) => number;

/** The nearest first; whose place is not known comes last. */
const byDistance: Order = (a, b) => {
  if (a.distanceKm === b.distanceKm) return 0;
  if (a.distanceKm === null) return 1;
  return b.distanceKm === null ? -1 : a.distanceKm - b.distanceKm;
};
const byScore: Order = (a, b) => (b.score ?? 0) - (a.score ?? 0);

const orders: Readonly<Record<Ranking['by'], Order>> = {
  'fair-share': (a, b) => byLevel(a, b) || byWait(a, b),
  // Of equally near or fitting partners, whoever has had fewer turns.
  'best-fit': (a, b) => byScore(a, b) || byLevel(a, b) || byWait(a, b),
  nearest: (a, b) => byDistance(a, b) || byLevel(a, b) || byWait(a, b),
};

/**
 * Ranks candidates as a rule says: first by preferred tiers, then by its ranking; ties by level, longest wait, then id,
 * so that the order never depends on the order in which they came.
 */
export function rank(
  candidates: readonly Candidate[],
  ranking: Ranking,
  prefer: readonly Tier[],
  { facts, standings, records, distanceTo, at }: RankFacts,
): Ranked[] {
  const order = orders[ranking.by];
  const measures = ranking.by !== 'fair-share';
  const decorated = candidates.map((candidate) => {
    const standing = standings.get(candidate.id);
    const ranked = rankedOf(candidate, standing, standing && stillOwed(standing, at));
    if (measures) ranked.distanceKm = distanceTo(candidate);
    if (ranking.by === 'best-fit') {
      const record = records.get(candidate.id) ?? noRecord;
      Object.assign(ranked, fitOf(candidate, facts, record, ranked.distanceKm, ranking.weights));
    }
    return { ranked, preferred: preferenceOf(candidate, prefer) };
  });
  return decorated
    .sort((a, b) => a.preferred - b.preferred || order(a.ranked, b.ranked))
    .map(({ ranked }) => ranked);
}
