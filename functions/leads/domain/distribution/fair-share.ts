/** fair-share: the lowest level is next. level = (assigned − credited back) ÷ weight. */
import { compareText } from '@rafiq/shared/compare-text.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Candidate } from './candidate.ts';

/** What a partner has been given under a rule in a country. */
export interface Standing {
  partnerId: string;
  assigned: number;
  creditedBack: number;
  lastAssignedAt: string | null;
  version: number;
  /** The weight its turns are counted at; absent where nobody has kept it: that of today. */
  weight?: number;
  /** Of these turns, how many were counted at other weights since, each with its weight. */
  apart?: readonly { weight: number; turns: number }[];
  /** The last turn that was decided by these standings, and how far below the others its partner stood. */
  here?: { at: string; ahead: number };
  /** Turns counted as had while it was away that it may still make up, and until when. */
  owed?: { turns: number; until: string };
  /** Turns counted as had in this ranking for the first time, because it is back from leave. */
  welcomedBack?: number;
}

/** The standing of somebody who has not had a turn yet. */
export const noTurns = (partnerId: string): Standing => ({
  partnerId,
  assigned: 0,
  creditedBack: 0,
  lastAssignedAt: null,
  version: 0,
});

/** A candidate with the terms of its rank. */
export interface Ranked {
  partnerId: string;
  partnerName: string;
  level: number;
  assigned: number;
  creditedBack: number;
  weight: number;
  /** Of `assigned`: turns counted as had because it is back from leave. Absent where there are none. */
  welcomedBack?: number;
  /** Of `assigned`: turns it missed while it was away and may still make up. Absent where there are none. */
  toCatchUp?: number;
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

/** Turns scaled to another weight are kept to a millionth: in such parts sums and products are exact. */
const partsOfTurn = 2 ** 20;
const inParts = (turns: number): number => Math.round(turns * partsOfTurn) / partsOfTurn;

/**
 * A standing as it counts at a partner's weight of today: `assigned` is re-based, so that its level stays what it was at
 * the weights its turns were counted at (source: domain.md, Distribution policy).
 */
export function rebased(standing: Standing, weight: number): Standing {
  const { weight: countedAt = weight, apart = [], ...rest } = standing;
  if (countedAt === weight && apart.every((one) => one.weight === weight)) return standing;
  const scaled = (turns: number, from: number): number => (turns * weight) / from;
  const elsewhere = apart.reduce((sum, { turns }) => sum + turns, 0);
  const net = apart.reduce(
    (sum, { weight: from, turns }) => sum + scaled(turns, from),
    scaled(standing.assigned - elsewhere - standing.creditedBack, countedAt),
  );
  const { owed } = standing;
  return {
    ...rest,
    assigned: inParts(standing.creditedBack + net),
    weight,
    ...(owed && { owed: { ...owed, turns: inParts(scaled(owed.turns, countedAt)) } }),
  };
}

/** A candidate with what it was given so far. @param owed what it may still make up, if its time is not over */
export function rankedOf(
  candidate: Candidate,
  standing: Standing | undefined,
  owed?: Standing['owed'],
): Ranked {
  const assigned = standing?.assigned ?? 0;
  const creditedBack = standing?.creditedBack ?? 0;
  return {
    partnerId: candidate.id,
    partnerName: candidate.name,
    level: levelOf(assigned, creditedBack, candidate.weight),
    assigned,
    creditedBack,
    weight: candidate.weight,
    ...(standing?.welcomedBack !== undefined && { welcomedBack: standing.welcomedBack }),
    ...(owed && { toCatchUp: owed.turns }),
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
  compareText(a.waitingSince ?? '', b.waitingSince ?? '') || compareText(a.partnerId, b.partnerId);

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
      { ...noTurns(id), assigned: newcomerTurns(weight, others) },
    ]),
  ]);
}
