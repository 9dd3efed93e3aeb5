/** fair-share: the lowest level is next. level = (assigned − credited back) ÷ weight. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Candidate } from './candidate.ts';

/** What a partner has been given under a rule in a country. */
export interface Standing {
  partnerId: string;
  assigned: number;
  creditedBack: number;
  lastAssignedAt: string | null;
  version: number;
}

/** A candidate with the terms of its rank. */
export interface Ranked {
  partnerId: string;
  partnerName: string;
  level: number;
  assigned: number;
  creditedBack: number;
  weight: number;
  waitingSince: string | null;
  /** Kilometres from the lead, where they count and both places are known. */
  distanceKm: number | null;
  /** Of `best-fit`: the sum of the terms, 0 to 1. */
  score: number | null;
  terms: Record<string, number> | null;
}

/** The level of a partner: how many turns it has had for each unit of its weight. */
export const levelOf = (assigned: number, creditedBack: number, weight: number): number =>
  (assigned - creditedBack) / weight;

/** A candidate with what it was given so far. */
export function rankedOf(candidate: Candidate, standing: Standing | undefined): Ranked {
  const assigned = standing?.assigned ?? 0;
  const creditedBack = standing?.creditedBack ?? 0;
  return {
    partnerId: candidate.id,
    partnerName: candidate.name,
    level: levelOf(assigned, creditedBack, candidate.weight),
    assigned,
    creditedBack,
    weight: candidate.weight,
    waitingSince: standing?.lastAssignedAt ?? null,
    distanceKm: null,
    score: null,
    terms: null,
  };
}

/** The lowest level first, compared by cross-multiplication, so that weights of 3 and 7 tie exactly where they should. */
export const byLevel = (a: Ranked, b: Ranked): number =>
  (a.assigned - a.creditedBack) * b.weight - (b.assigned - b.creditedBack) * a.weight;

/** The longest wait first (never given counts as longest), then by id: no two tie. */
export const byWait = (a: Ranked, b: Ranked): number =>
  compare(a.waitingSince ?? '', b.waitingSince ?? '') || compare(a.partnerId, b.partnerId);

/** The order of identifiers and instants, which does not depend on anybody's language. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Jain's fairness index of the levels, from 1/n (one has all) to 1 (all have the same); 1 where nobody has
 * anything yet (source: Jain, Chiu, Hawe 1984).
 */
export function fairnessIndex(levels: readonly number[]): number {
  const sum = levels.reduce((total, level) => total + level, 0);
  const squares = levels.reduce((total, level) => total + level * level, 0);
  return squares === 0 ? 1 : (sum * sum) / (levels.length * squares);
}

/**
 * Turns a newcomer starts with, so that it begins at the average level instead of catching up from zero.
 * @param others the standings of those who were there before, with their weights
 */
export function newcomerTurns(
  weight: number,
  others: readonly { assigned: number; creditedBack: number; weight: number }[],
): number {
  if (others.length === 0) return 0;
  const average =
    others.reduce((total, other) => total + levelOf(other.assigned, other.creditedBack, other.weight), 0) /
    others.length;
  return Math.round(average * weight);
}

/**
 * The standings of a rule with those who come late to it: they begin at the average level of the candidates that have
 * had turns, so that nobody is flooded for being new; or at zero, where the policy says so. Whoever was there from the
 * beginning has had its first turn before anybody had a second.
 */
export function welcomed(
  candidates: readonly Candidate[],
  standings: ReadonlyMap<string, Standing>,
  { newcomerStart }: Pick<PolicyDocument, 'newcomerStart'>,
): ReadonlyMap<string, Standing> {
  const others = candidates.flatMap(({ id, weight }) => {
    const standing = standings.get(id);
    return standing === undefined ? [] : [{ ...standing, weight }];
  });
  const isUnderWay = others.some(({ assigned, creditedBack }) => assigned - creditedBack > 1);
  if (newcomerStart === 'zero' || !isUnderWay) return standings;
  const newcomers = candidates.filter(({ id }) => !standings.has(id));
  return new Map([
    ...standings,
    ...newcomers.map(({ id, weight }): [string, Standing] => [
      id,
      {
        partnerId: id,
        assigned: newcomerTurns(weight, others),
        creditedBack: 0,
        lastAssignedAt: null,
        version: 0,
      },
    ]),
  ]);
}
