/** Which rule of a policy places a lead now, and what it asks for. */
import type { FieldValues } from '@rafiq/shared/leads/operators.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import {
  nameOfStrategy,
  type Among,
  type Ranking,
  type Rule,
  type StrategyName,
} from '@rafiq/shared/leads/policy-rule.ts';
import { holdsCertifications } from '@rafiq/shared/partners/holds-certifications.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';
import type { Candidate } from './candidate.ts';
import { CompiledRules } from './compiled-rules.ts';
import type { Need } from './may-claim.ts';

/** What is to be done with a lead, before anyone has looked at partners. */
export interface Chosen {
  /** Null: no rule is for this lead, and the policy's own strategy places it. */
  rule: Rule | null;
  strategy: StrategyName;
  ranking: Ranking;
  /** Whom an offer goes to, or that there is none to make. */
  aim: 'first' | 'pool' | 'unplaced';
  /** Which offer of a cascade this is, and of how many. */
  cascade: { place: number; most: number } | null;
  /** How long the partner has to accept; null: as long as the policy says. */
  acceptHours: number | null;
}

const compiled = new WeakMap<PolicyDocument, CompiledRules>();

/** The rules of a document, compiled once for as long as the document is in memory. */
function compiledRulesOf(document: PolicyDocument): CompiledRules {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const rules = new CompiledRules(document.rules);
  compiled.set(document, rules);
  return rules;
}

/** What a lead says, as rules ask for it. */
export const fieldValuesOf = ({ facts, postalCode }: Pick<Need, 'facts' | 'postalCode'>): FieldValues => ({
  country: facts.country,
  subdivision: facts.subdivision,
  city: facts.city,
  postalCode,
  productId: facts.productId,
  industry: facts.industry,
  sizeBand: facts.sizeBand,
  valueBand: facts.valueBand,
  language: facts.language,
});

const fairShare: Ranking = { by: 'fair-share' };

/**
 * The rule that places a lead: the first it meets, or, where a cascade has been through, what follows it.
 * @param hops how many partners have been offered the lead since it was submitted or distributed again
 * @param through so many cascades have nobody left to offer it to, however many offers they still had
 */
export function chooseRule(
  need: Pick<Need, 'facts' | 'postalCode'>,
  hops: number,
  document: PolicyDocument,
  through = 0,
): Chosen {
  const place = compiledRulesOf(document).first(fieldValuesOf(need));
  let rule = place === undefined ? undefined : document.rules[place];
  let offeredBefore = 0;
  let cascades = 0;
  while (rule !== undefined) {
    const { strategy } = rule;
    const named = { rule, strategy: nameOfStrategy(strategy), acceptHours: null, cascade: null };
    if (strategy.kind === 'direct') return { ...named, ranking: fairShare, aim: 'first' };
    if (strategy.kind === 'pool') return { ...named, ranking: fairShare, aim: 'pool' };
    if (strategy.kind === 'ranked') return { ...named, ranking: strategy.ranking, aim: 'first' };
    const { ranking, most, acceptHours, next } = strategy;
    const offer = hops - offeredBefore + 1;
    cascades += 1;
    if (offer <= most && cascades > through)
      return { ...named, ranking, aim: 'first', acceptHours, cascade: { place: offer, most } };
    if (typeof next === 'string') return { ...named, ranking, aim: next, cascade: { place: offer, most } };
    offeredBefore += Math.min(most, offer - 1);
    // Published policies refer to rules of their own only, and never in a circle.
    rule = document.rules.find(({ id }) => id === next.rule);
  }
  return {
    rule: null,
    strategy: document.strategy,
    ranking: fairShare,
    aim: document.strategy === 'pool' ? 'pool' : 'first',
    cascade: null,
    acceptHours: null,
  };
}

/**
 * What is asked for where the account of a lead decides: its partners are offered the lead and do not race for it,
 * however far they are; of several the rule's ranking says who comes first.
 */
export const forAccount = (chosen: Chosen): Chosen => {
  const { ranking } = chosen;
  return {
    ...chosen,
    strategy: ranking.by,
    ranking: ranking.by === 'nearest' ? { ...ranking, maxKm: null } : ranking,
    aim: 'first',
    cascade: null,
  };
};

/** Whether it matters how far partners are. */
export const needsDistances = ({ ranking }: Pick<Chosen, 'ranking'>): boolean =>
  ranking.by === 'nearest' || (ranking.by === 'best-fit' && ranking.weights.distance > 0);

/** Whom a rule considers; null where it is everybody. */
export function amongOf(rule: Rule | null): Among | null {
  if (rule === null) return null;
  const { among, strategy } = rule;
  if (strategy.kind === 'direct') return { ...among, partners: [strategy.partnerId] };
  const { certifications, ...lists } = among;
  return certifications !== undefined || Object.values(lists).some((list) => list.length > 0) ? among : null;
}

/** Whether a partner is one of those considered, whatever certifications it holds. */
export const isAmong = (
  among: Among | null,
  { id, tier, kind }: Pick<Candidate, 'id' | 'tier' | 'kind'>,
): boolean =>
  among === null ||
  ((among.tiers.length === 0 || among.tiers.includes(tier)) &&
    (among.kinds.length === 0 || among.kinds.includes(kind)) &&
    (among.partners.length === 0 || among.partners.includes(id)));

/** Whether a partner holds what a rule demands on a day of its own zone: the day a certification expires is its last. */
export function isCertified(
  among: Among | null,
  { specialisations, timeZone }: Pick<Candidate, 'specialisations' | 'timeZone'>,
  atMs: number,
): boolean {
  if (among?.certifications === undefined) return true;
  return holdsCertifications(among.certifications, specialisations.certifications, dayIn(timeZone, atMs));
}

/** The rule that follows a cascade that still has offers to make, where one does. */
export function followerOf({ rule, cascade, aim }: Chosen): string | undefined {
  if (rule?.strategy.kind !== 'cascade' || cascade === null || aim !== 'first') return undefined;
  const { next } = rule.strategy;
  return typeof next === 'string' ? undefined : next.rule;
}
