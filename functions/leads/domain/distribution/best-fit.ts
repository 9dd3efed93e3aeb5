/** best-fit: a weighted score of terms, each from 0 to 1 and each shown. */
import { fold } from '@rafiq/shared/fold.ts';
import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { FitWeights } from '@rafiq/shared/leads/policy-rule.ts';
import type { Candidate } from './candidate.ts';

/** What a partner has made of its offers and leads so far. */
export interface TrackRecord {
  /** Offers that ended by being accepted, declined or left to run out. */
  answered: number;
  accepted: number;
  /** Hours between offer and acceptance, all together. */
  responseHours: number;
  won: number;
  /** Leads that ended won, lost or disqualified. */
  ended: number;
}
export const noRecord: TrackRecord = { answered: 0, accepted: 0, responseHours: 0, won: 0, ended: 0 };

/** A partner that answers within so many hours on average stands in the middle. */
const middlingHours = 8;
/** A partner so far away stands in the middle. */
const middlingKm = 500;

/** A rate of few cases is drawn towards one half: one success of one is no certainty (source: Laplace, rule of succession). */
const rate = (hits: number, cases: number): number => (hits + 1) / (cases + 2);

const nearness = (value: number, middling: number): number => middling / (middling + value);

/** How far a partner names just what a lead needs: all of it 1, nothing restricted one half. */
export function specialisationMatch({ specialisations }: Candidate, facts: LeadFacts): number {
  const { products, industries, languages } = specialisations;
  const industry = facts.industry === null ? null : fold(facts.industry);
  const needs = [
    facts.productId === null ? null : products.includes(facts.productId),
    industry === null ? null : industries.some((known) => fold(known) === industry),
    facts.language === null ? null : languages.includes(facts.language),
  ].filter((match) => match !== null);
  if (needs.length === 0) return 0.5;
  return 0.5 + needs.filter(Boolean).length / needs.length / 2;
}

/**
 * The terms of a partner for a lead, 0 to 1, and their weighted mean; what is not known of it stands in the middle.
 * @param distanceKm null where either place is not known
 */
export function fitOf(
  candidate: Candidate,
  facts: LeadFacts,
  record: TrackRecord,
  distanceKm: number | null,
  weights: FitWeights,
): { score: number; terms: Record<keyof FitWeights, number> } {
  const terms = {
    acceptanceRate: rate(record.accepted, record.answered),
    responseTime:
      record.accepted === 0 ? 0.5 : nearness(record.responseHours / record.accepted, middlingHours),
    winRate: rate(record.won, record.ended),
    specialisation: specialisationMatch(candidate, facts),
    distance: distanceKm === null ? 0.5 : nearness(distanceKm, middlingKm),
  };
  const names = Object.keys(terms) as (keyof FitWeights)[];
  const whole = names.reduce((sum, name) => sum + weights[name], 0);
  const score = names.reduce((sum, name) => sum + weights[name] * terms[name], 0) / whole;
  return { score, terms };
}
