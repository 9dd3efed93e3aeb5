/** The ladder: who may get a lead. Each step rules candidates out and says how many. */
import { fold } from '@rafiq/shared/fold.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { dayIn, isAwayOn } from '@rafiq/shared/working-time.ts';
import type { Lead } from '../lead.ts';
import { isInPlay, type Candidate, type CandidateIndex } from './candidate.ts';
import type { Need } from './may-claim.ts';

export type Step = 'exclusion' | 'territory' | 'specialisation' | 'availability' | 'capacity';

/** How many candidates a step met, and how many it ruled out. */
export interface StepCount {
  step: Step;
  before: number;
  ruledOut: number;
}

export interface Ladder {
  steps: StepCount[];
  remaining: Candidate[];
  /** Those ruled out only because they are away, when nobody else remained. */
  away: Candidate[];
  /** How many serve the place but have refused the lead already, or are excluded. */
  refusedHere: number;
}

/**
 * Whether a lead lies in a partner's territory. A territory finer than what the lead says never matches it
 * (source: domain.md, Partner).
 */
export function servesPlaceOf(candidate: Candidate, need: Pick<Need, 'facts' | 'postalCode'>): boolean {
  const { country, subdivision } = need.facts;
  const postalCode = need.postalCode?.replaceAll(' ', '').toUpperCase();
  return candidate.territories.some((territory) => {
    if (territory.country !== country) return false;
    if (
      territory.subdivision !== undefined &&
      (subdivision === null || fold(territory.subdivision) !== fold(subdivision))
    ) {
      return false;
    }
    if (territory.postalPrefixes === undefined) return true;
    return (
      postalCode !== undefined &&
      territory.postalPrefixes.some((prefix) =>
        postalCode.startsWith(prefix.replaceAll(' ', '').toUpperCase()),
      )
    );
  });
}

/** Whether a partner's specialisations cover a lead. An empty list means no restriction. */
export function coversNeedOf({ specialisations }: Candidate, { facts }: Pick<Need, 'facts'>): boolean {
  const { products, industries, languages } = specialisations;
  const industry = facts.industry === null ? undefined : fold(facts.industry);
  return (
    (products.length === 0 || (facts.productId !== null && products.includes(facts.productId))) &&
    (industries.length === 0 ||
      (industry !== undefined && industries.some((known) => fold(known) === industry))) &&
    (languages.length === 0 || (facts.language !== null && languages.includes(facts.language)))
  );
}

/** Whether a partner is away today, by the calendar of its own zone. */
export const isAway = (candidate: Candidate, atMs: number): boolean =>
  isAwayOn(candidate, dayIn(candidate.timeZone, atMs));

/** The partners that may get this lead, before capacity, with the counts of each step. */
export function climbLadder(lead: Lead, index: CandidateIndex, policy: PolicyDocument, atMs: number): Ladder {
  const steps: StepCount[] = [];
  const refused = new Set([...policy.excludedPartners, ...lead.refusedBy]);
  const refusedInPlay = [...refused].filter((id) => {
    const candidate = index.byId.get(id);
    return candidate !== undefined && isInPlay(candidate);
  }).length;
  steps.push({ step: 'exclusion', before: index.all.length, ruledOut: index.outOfPlay + refusedInPlay });
  let before = index.all.length - index.outOfPlay - refusedInPlay;

  const keep = (
    step: Step,
    candidates: readonly Candidate[],
    test: (candidate: Candidate) => boolean,
  ): Candidate[] => {
    const kept = candidates.filter(test);
    steps.push({ step, before, ruledOut: before - kept.length });
    before = kept.length;
    return kept;
  };
  const { country } = lead.facts;
  const pool = policy.steps.territory
    ? country === null
      ? []
      : (index.byCountry.get(country) ?? [])
    : index.all.filter(isInPlay);
  const allowed = pool.filter((candidate) => !refused.has(candidate.id));
  const refusedHere = pool.length - allowed.length;
  let remaining = policy.steps.territory
    ? keep('territory', allowed, (candidate) =>
        servesPlaceOf(candidate, { facts: lead.facts, postalCode: lead.customer.postalCode }),
      )
    : [...allowed];
  if (policy.steps.specialisation)
    remaining = keep('specialisation', remaining, (candidate) => coversNeedOf(candidate, lead));
  if (!policy.steps.availability) return { steps, remaining, away: [], refusedHere };
  const present = keep('availability', remaining, (candidate) => !isAway(candidate, atMs));
  return { steps, remaining: present, away: present.length === 0 ? remaining : [], refusedHere };
}
