/** A rule while it is being changed: all strategies' settings side by side, figures as they were typed. */
import type { LeadField } from '@rafiq/shared/leads/operators.ts';
import type { Ranking, Rule, Strategy, StrategyName } from '@rafiq/shared/leads/policy-rule.ts';
import type { PartnerKind, Tier } from '@rafiq/shared/partners/status.ts';
import {
  conditionDraftOf,
  conditionOf,
  freshCondition,
  type ConditionDraft,
} from '#lib/components/policy/condition-draft.ts';
import { figureIn } from '#lib/components/policy/figure-in.ts';
import { leadConditions } from './lead-conditions.ts';
import { fitTerms, type FitTerm } from './strategy-words.ts';

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
  when: ConditionDraft<LeadField>[];
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
export const longestRuleName = 80;

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
  when: [freshCondition(leadConditions, 'country')],
  among: { tiers: [], kinds: [], partners: [], certifications: [], held: 'any' },
  prefer: [],
  strategy: freshStrategy(),
});

/** The same rule once more, under another id and name. */
export const duplicated = (rule: RuleDraft, id: string, name: string): RuleDraft => ({
  id,
  name: name.slice(0, longestRuleName),
  when: rule.when.map(conditionDraftOf),
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
  when: rule.when.map(conditionDraftOf),
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
  when: draft.when.map(conditionOf),
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
