/** The ladder: who may get a lead. Each step rules candidates out and says how many. */
import { fold } from '@rafiq/shared/fold.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { lyingAt } from '@rafiq/shared/partners/lying-at.ts';
import { dayIn, isAwayOn } from '@rafiq/shared/working-time.ts';
import type { Placeable } from '../lead.ts';
import { accountSteps, type AccountFacts, type AccountStep } from './account-steps.ts';
import { isInPlay, type Candidate, type CandidateIndex } from './candidate.ts';
import {
  amongOf,
  chooseRule,
  followerOf,
  forAccount,
  isAmong,
  isCertified,
  type Chosen,
} from './chosen-rule.ts';
import type { Need } from './may-claim.ts';

export type Step =
  | 'exclusion'
  | AccountStep
  | 'territory'
  | 'specialisation'
  | 'among'
  | 'certification'
  | 'availability'
  | 'capacity'
  | 'distance';

/** How many candidates a step met, and how many it ruled out. */
export interface StepCount {
  step: Step;
  before: number;
  ruledOut: number;
}

export interface Ladder {
  /** The rule that places the lead, and how. */
  chosen: Chosen;
  steps: StepCount[];
  /** Who was left after each of the steps; null where it ruled out nobody, or, as the first, those no list was made of. */
  left: (readonly Candidate[] | null)[];
  remaining: Candidate[];
  /** Those ruled out only because they are away, when nobody else remained. */
  away: Candidate[];
  /** Those ruled out only because they are away, whoever else remained. */
  absent: Candidate[];
  /** How many serve the place but have refused the lead already, or are excluded. */
  refusedHere: number;
  /** The step that decided because of the lead's account; null where territory and what follows it did. */
  decidedBy: AccountStep | null;
  /** What a step looked at in the account; null where none had anything to look at. */
  account: AccountFacts | null;
  /** Partners of the account that were passed over because they have no room. */
  full: readonly string[];
}

/** What is known of the account behind a lead when its ladder is climbed. */
export interface OfAccount {
  account?: AccountFacts | undefined;
  /** Partners that the account's steps pass over: they were found to have no room. */
  full?: ReadonlySet<string>;
}

/** Whether a lead lies in a partner's territory. */
export const servesPlace = ({ facts, postalCode }: Pick<Need, 'facts' | 'postalCode'>) =>
  lyingAt({ country: facts.country, subdivision: facts.subdivision, postalCode });
export const servesPlaceOf = (candidate: Candidate, need: Pick<Need, 'facts' | 'postalCode'>): boolean =>
  servesPlace(need)(candidate);

/** Whether a partner's specialisations cover a lead. An empty list means no restriction. */
export function coversNeed({ facts }: Pick<Need, 'facts'>) {
  const industry = facts.industry === null ? undefined : fold(facts.industry);
  return ({
    specialisations: { products, industries, languages },
  }: Pick<Candidate, 'specialisations'>): boolean =>
    (products.length === 0 || (facts.productId !== null && products.includes(facts.productId))) &&
    (industries.length === 0 ||
      (industry !== undefined && industries.some((known) => fold(known) === industry))) &&
    (languages.length === 0 || (facts.language !== null && languages.includes(facts.language)));
}
export const coversNeedOf = (candidate: Candidate, need: Pick<Need, 'facts'>): boolean =>
  coversNeed(need)(candidate);

/** Whether a partner is away today, by the calendar of its own zone. */
export const isAway = (candidate: Candidate, atMs: number): boolean =>
  candidate.timeOff.length > 0 && isAwayOn(candidate, dayIn(candidate.timeZone, atMs));

/** Those in play of some partners, each once. */
const candidatesOf = (ids: readonly string[], index: CandidateIndex): Candidate[] =>
  [...new Set(ids)].flatMap((id) => {
    const candidate = index.byId.get(id);
    return candidate !== undefined && isInPlay(candidate) ? [candidate] : [];
  });

/**
 * The partners that may get this lead, before capacity, with the counts of each step. The first of the account's steps
 * that names somebody who may be offered the lead decides: territory, specialisation and whom a rule considers are not
 * asked then. @param through as of `chooseRule`
 */
export function climbLadder(
  lead: Placeable,
  index: CandidateIndex,
  policy: PolicyDocument,
  atMs: number,
  ofAccount: OfAccount = {},
  through = 0,
): Ladder {
  const need = { facts: lead.facts, postalCode: lead.customer.postalCode };
  // What was offered because of the account was no offer of a cascade.
  const chosen = chooseRule(need, lead.hops - (lead.accountOffers ?? 0), policy, through);
  const steps: StepCount[] = [];
  const left: Ladder['left'] = [];
  const refused = new Set([...policy.excludedPartners, ...lead.refusedBy]);
  const refusedInPlay = [...refused].filter((id) => {
    const candidate = index.byId.get(id);
    return candidate !== undefined && isInPlay(candidate);
  }).length;
  steps.push({ step: 'exclusion', before: index.all.length, ruledOut: index.outOfPlay + refusedInPlay });
  left.push(null);
  let before = index.all.length - index.outOfPlay - refusedInPlay;

  const keep = (
    step: Step,
    candidates: readonly Candidate[],
    test: (candidate: Candidate) => boolean,
  ): Candidate[] => {
    const kept = candidates.filter(test);
    steps.push({ step, before, ruledOut: before - kept.length });
    left.push(kept);
    before = kept.length;
    return kept;
  };
  const { account, full = new Set<string>() } = ofAccount;
  const asked = { account: null as AccountFacts | null, full: [...full] };
  for (const { step, setting, names } of accountSteps) {
    if (account === undefined || !policy.steps[setting]) continue;
    const named = names(account, atMs);
    if (named.length === 0) continue;
    asked.account = account;
    const free = candidatesOf(named, index).filter(({ id }) => !refused.has(id) && !full.has(id));
    const present = policy.steps.availability ? free.filter((one) => !isAway(one, atMs)) : free;
    if (present.length === 0) {
      steps.push({ step, before, ruledOut: 0 });
      left.push(null);
      continue;
    }
    const remaining = keep(step, free, () => true);
    if (policy.steps.availability) keep('availability', remaining, (one) => present.includes(one));
    return {
      chosen: forAccount(chosen),
      steps,
      left,
      remaining: present,
      away: [],
      absent: [],
      refusedHere: 0,
      decidedBy: step,
      ...asked,
    };
  }
  const { country } = lead.facts;
  const pool = policy.steps.territory
    ? country === null
      ? []
      : (index.byCountry.get(country) ?? [])
    : index.all.filter(isInPlay);
  const allowed = pool.filter((candidate) => !refused.has(candidate.id));
  const refusedHere = pool.length - allowed.length;
  let remaining = policy.steps.territory ? keep('territory', allowed, servesPlace(need)) : [...allowed];
  if (policy.steps.specialisation) remaining = keep('specialisation', remaining, coversNeed(lead));
  const among = amongOf(chosen.rule);
  if (among !== null) remaining = keep('among', remaining, (candidate) => isAmong(among, candidate));
  if (among?.certifications !== undefined)
    remaining = keep('certification', remaining, (candidate) => isCertified(among, candidate, atMs));
  // A cascade with nobody left hands on to the rule that follows it, which may consider others.
  if (remaining.length === 0 && followerOf(chosen) !== undefined)
    return climbLadder(lead, index, policy, atMs, ofAccount, through + 1);
  const climbed = { chosen, steps, left, refusedHere, decidedBy: null, ...asked };
  if (!policy.steps.availability) return { ...climbed, remaining, away: [], absent: [] };
  const absent = remaining.filter((candidate) => isAway(candidate, atMs));
  const present = keep('availability', remaining, (candidate) => !absent.includes(candidate));
  return { ...climbed, remaining: present, away: present.length === 0 ? absent : [], absent };
}
