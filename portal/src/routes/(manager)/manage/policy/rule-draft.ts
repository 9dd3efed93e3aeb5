/** A rule while it is being changed: all strategies' settings side by side, figures as they were typed. */
import { fold } from '@rafiq/shared/fold.ts';
import { operators, operatorsOf, orderOf, spelled } from '@rafiq/shared/leads/operators.ts';
import type { Condition, LeadField } from '@rafiq/shared/leads/operators.ts';
import type { Ranking, Rule, Strategy, StrategyName } from '@rafiq/shared/leads/policy-rule.ts';
import type { PartnerKind, Tier } from '@rafiq/shared/partners/status.ts';
import { figureIn } from './figure-in.ts';
import { fitTerms, type FitTerm } from './strategy-words.ts';

export interface ConditionDraft extends Condition {
  /** Tells it from its neighbours while rows come and go. */
  key: number;
  values: string[];
}

export interface StrategyDraft {
  name: StrategyName;
  /** Empty: not chosen yet. */
  partnerId: string;
  /** The order of a cascade. */
  by: Ranking['by'];
  weights: Record<FitTerm, string>;
  /** Empty: however far. */
  maxKm: string;
  most: string;
  /** Empty: as long as the policy says. */
  acceptHours: string;
  /** `pool`, `unplaced` or the id of a rule. */
  next: string;
}

export interface RuleDraft {
  /** Of a rule that was never published, one that the server replaces. */
  id: string;
  name: string;
  when: ConditionDraft[];
  among: {
    tiers: Tier[];
    kinds: PartnerKind[];
    partners: string[];
    /** None: it demands none, however many of them would have to be held. */
    certifications: string[];
    held: 'any' | 'all';
  };
  prefer: Tier[];
  strategy: StrategyDraft;
}

/** The range of each figure of a rule. */
export const ruleRanges = {
  weight: { least: 0, most: 100 },
  maxKm: { least: 1, most: 20_016 },
  most: { least: 1, most: 20 },
  acceptHours: { least: 0.25, most: 720 },
} as const;
export const mostConditions = 20;
export const longestRuleName = 80;
export const longestValue = 120;
const mostCertifications = 50;

let lastKey = 0;
const nextKey = (): number => (lastKey += 1);

const freshStrategy = (): StrategyDraft => ({
  name: 'fair-share',
  partnerId: '',
  by: 'fair-share',
  weights: { acceptanceRate: '25', responseTime: '25', winRate: '25', specialisation: '25', distance: '0' },
  maxKm: '',
  most: '3',
  acceptHours: '',
  next: 'pool',
});

export const freshRule = (id: string, name: string): RuleDraft => ({
  id,
  name,
  when: [freshCondition('country')],
  among: { tiers: [], kinds: [], partners: [], certifications: [], held: 'any' },
  prefer: [],
  strategy: freshStrategy(),
});

export const freshCondition = (field: LeadField): ConditionDraft => ({
  key: nextKey(),
  field,
  operator: operatorsOf(field)[0] ?? 'is-known',
  values: [],
});

const conditionDraft = ({ field, operator, values }: Condition): ConditionDraft => ({
  key: nextKey(),
  field,
  operator,
  values: [...values],
});

/** The same rule once more, under another id and name. */
export const duplicated = (rule: RuleDraft, id: string, name: string): RuleDraft => ({
  id,
  name: name.slice(0, longestRuleName),
  when: rule.when.map(conditionDraft),
  among: {
    tiers: [...rule.among.tiers],
    kinds: [...rule.among.kinds],
    partners: [...rule.among.partners],
    certifications: [...rule.among.certifications],
    held: rule.among.held,
  },
  prefer: [...rule.prefer],
  strategy: { ...rule.strategy, weights: { ...rule.strategy.weights } },
});

const rankingDraft = (ranking: Ranking): Partial<StrategyDraft> => ({
  by: ranking.by,
  ...(ranking.by === 'best-fit' && {
    weights: Object.fromEntries(fitTerms.map((term) => [term, String(ranking.weights[term])])) as Record<
      FitTerm,
      string
    >,
  }),
  ...(ranking.by === 'nearest' && { maxKm: ranking.maxKm === null ? '' : String(ranking.maxKm) }),
});

function strategyDraft(strategy: Strategy): StrategyDraft {
  const fresh = freshStrategy();
  switch (strategy.kind) {
    case 'direct':
      return { ...fresh, name: 'direct', partnerId: strategy.partnerId };
    case 'pool':
      return { ...fresh, name: 'pool' };
    case 'ranked':
      return { ...fresh, ...rankingDraft(strategy.ranking), name: strategy.ranking.by };
    case 'cascade':
      return {
        ...fresh,
        ...rankingDraft(strategy.ranking),
        name: 'cascade',
        most: String(strategy.most),
        acceptHours: strategy.acceptHours === null ? '' : String(strategy.acceptHours),
        next: typeof strategy.next === 'string' ? strategy.next : strategy.next.rule,
      };
  }
}

export const ruleDraftOf = (rule: Rule): RuleDraft => ({
  id: rule.id,
  name: rule.name,
  when: rule.when.map(conditionDraft),
  among: {
    tiers: [...rule.among.tiers],
    kinds: [...rule.among.kinds],
    partners: [...rule.among.partners],
    certifications: [...(rule.among.certifications?.names ?? [])],
    held: rule.among.certifications?.held ?? 'any',
  },
  prefer: [...rule.prefer],
  strategy: strategyDraft(rule.strategy),
});

function rankingOf(by: Ranking['by'], draft: StrategyDraft): Ranking {
  const figure = (term: FitTerm) => figureIn(draft.weights[term], ruleRanges.weight, true) ?? 0;
  switch (by) {
    case 'fair-share':
      return { by };
    case 'best-fit':
      return {
        by,
        weights: {
          acceptanceRate: figure('acceptanceRate'),
          responseTime: figure('responseTime'),
          winRate: figure('winRate'),
          specialisation: figure('specialisation'),
          distance: figure('distance'),
        },
      };
    case 'nearest':
      return { by, maxKm: figureIn(draft.maxKm, ruleRanges.maxKm) ?? null };
  }
}

function strategyOf(draft: StrategyDraft): Strategy {
  switch (draft.name) {
    case 'direct':
      return { kind: 'direct', partnerId: draft.partnerId };
    case 'pool':
      return { kind: 'pool' };
    case 'fair-share':
    case 'best-fit':
    case 'nearest':
      return { kind: 'ranked', ranking: rankingOf(draft.name, draft) };
    case 'cascade':
      return {
        kind: 'cascade',
        ranking: rankingOf(draft.by, draft),
        most: figureIn(draft.most, ruleRanges.most, true) ?? ruleRanges.most.least,
        acceptHours: figureIn(draft.acceptHours, ruleRanges.acceptHours) ?? null,
        next: draft.next === 'pool' || draft.next === 'unplaced' ? draft.next : { rule: draft.next },
      };
  }
}

/** The rule a draft stands for; what cannot be read yet is as good as left empty (`ruleFaults` tells of it). */
export const ruleOf = (draft: RuleDraft): Rule => ({
  id: draft.id,
  name: draft.name.trim(),
  when: draft.when.map(({ field, operator, values }) => ({ field, operator, values: [...values] })),
  among: {
    tiers: [...draft.among.tiers],
    kinds: [...draft.among.kinds],
    partners: [...draft.among.partners],
    ...(draft.among.certifications.length > 0 && {
      certifications: { names: [...draft.among.certifications], held: draft.among.held },
    }),
  },
  prefer: [...draft.prefer],
  strategy: strategyOf(draft.strategy),
});

/** A condition asks about another field: an operator and values that fit both stay. */
export function turnTo(condition: ConditionDraft, field: LeadField): void {
  const offered = operatorsOf(field);
  condition.field = field;
  if (!offered.includes(condition.operator)) condition.operator = offered[0] ?? 'is-known';
  condition.values = [];
}

/** A condition compares in another way; as many of its values stay as the new way takes. */
export function compareBy(condition: ConditionDraft, operator: ConditionDraft['operator']): void {
  condition.operator = operator;
  const { accepts } = operators[operator];
  const order = orderOf(condition.field);
  const inOrder =
    order.length > 0 ? order.filter((band) => condition.values.includes(band)) : condition.values;
  const takes = { none: 0, one: 1, two: 2, many: Number.POSITIVE_INFINITY }[accepts];
  condition.values = inOrder.slice(0, takes);
}

/** Adds what was written, cut at commas and line ends; what a condition holds already, however spelled, not again. */
export function addWritten(condition: ConditionDraft, written: string): void {
  const known = new Set(condition.values.map((value) => spelled(condition.field, value)));
  for (const part of written.split(/[,،\n]/)) {
    const value = part.trim().slice(0, longestValue);
    const spelling = spelled(condition.field, value);
    if (value === '' || known.has(spelling)) continue;
    known.add(spelling);
    condition.values.push(value);
  }
}

/** The certifications that are known and not demanded yet, however they are spelled. */
export function certificationsToAdd(names: readonly string[], known: readonly string[]): string[] {
  const demanded = new Set(names.map(fold));
  return known.filter((name) => !demanded.has(fold(name)));
}

/** The certifications a rule demands with one more, if it is another; one that is known is spelled as it is known. */
export function withCertification(
  names: readonly string[],
  written: string,
  known: readonly string[],
): string[] {
  const name = written.trim().slice(0, longestValue);
  const spelling = fold(name);
  const taken = spelling === '' || names.some((one) => fold(one) === spelling);
  if (taken || names.length >= mostCertifications) return [...names];
  return [...names, known.find((one) => fold(one) === spelling) ?? name];
}
