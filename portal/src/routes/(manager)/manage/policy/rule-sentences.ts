/** A rule of the policy in plain words: which leads, which partners, who comes first, how it chooses. */
import type { Condition, LeadField } from '@rafiq/shared/leads/operators.ts';
import type { Ranking, Rule, Strategy } from '@rafiq/shared/leads/policy-rule.ts';
import type { SizeBand, ValueBand } from '@rafiq/shared/leads/status.ts';
import { sizeOf } from '#lib/components/leads/lead-words.ts';
import { isolated } from '#lib/format/isolated.ts';
import { valueBandWords } from '#lib/components/terms/lead-terms.ts';
import { partnerKindWords, tierWords } from '#lib/components/terms/partner-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { listed, operatorSentence } from '#lib/components/policy/operator-sentence.ts';
import { leadFieldWords } from './rule-words.ts';
import { fitTerms, fitTermWords } from './strategy-words.ts';

export interface RuleWording {
  format: Formatter;
  /** The names of the partners and products that rules speak of; what has none here shows its id. */
  names: Readonly<Record<string, string>>;
  /** So many hours of the clock the policy counts by. */
  hours: (count: number) => string;
  /** The name of a rule, by its id. */
  ruleName: (id: string) => string;
}

export interface RuleLine {
  /** What it tells of, within its rule. */
  key: 'when' | 'among' | 'prefer' | 'strategy';
  label: string;
  sentences: string[];
}

const named = (names: RuleWording['names'], id: string): string => isolated(names[id] ?? id);

/** A value of a field as people say it. */
export function valueText(
  field: LeadField,
  value: string,
  { format, names }: Pick<RuleWording, 'format' | 'names'>,
): string {
  switch (field) {
    case 'country':
      return format.country(value);
    case 'language':
      return format.language(value);
    case 'productId':
      return names[value] ?? value;
    case 'sizeBand':
      return sizeOf({ sizeBand: value as SizeBand }, format) ?? value;
    case 'valueBand':
      return (
        (valueBandWords as Readonly<Partial<Record<string, () => string>>>)[value as ValueBand]?.() ?? value
      );
    default:
      return value;
  }
}

export function conditionSentence(
  condition: Condition,
  wording: Pick<RuleWording, 'format' | 'names'>,
): string {
  const field = leadFieldWords[condition.field]();
  const texts = condition.values.map((value) =>
    value === '' ? '…' : isolated(valueText(condition.field, value, wording)),
  );
  return operatorSentence(condition.operator, field, texts, wording.format);
}

function certificationSentence(
  { names, held }: NonNullable<Rule['among']['certifications']>,
  format: Formatter,
): string {
  const list = names.map((name) => isolated(name));
  return held === 'all' && names.length > 1
    ? m.rule_among_all_certified({ list: format.list(list) })
    : m.rule_among_any_certified({ list: format.list(list, 'disjunction') });
}

function amongSentences({ among }: Rule, { format, names }: RuleWording): string[] {
  const sentences = [
    among.tiers.length > 0 &&
      m.rule_among_tiers({
        list: format.list(
          among.tiers.map((tier) => tierWords[tier]()),
          'disjunction',
        ),
      }),
    among.kinds.length > 0 &&
      m.rule_among_kinds({
        list: format.list(
          among.kinds.map((kind) => partnerKindWords[kind]()),
          'disjunction',
        ),
      }),
    among.partners.length > 0 &&
      m.rule_among_partners({
        list: listed(
          among.partners.map((id) => named(names, id)),
          format,
        ),
      }),
    among.certifications !== undefined && certificationSentence(among.certifications, format),
  ].filter((sentence) => sentence !== false);
  return sentences;
}

function orderSentence(ranking: Ranking, { format }: RuleWording): string {
  switch (ranking.by) {
    case 'fair-share':
      return m.rule_order_fair_share();
    case 'nearest':
      return ranking.maxKm === null
        ? m.rule_order_nearest()
        : m.rule_order_nearest_within({ distance: format.kilometres(ranking.maxKm) });
    case 'best-fit': {
      const counting = fitTerms.filter((term) => ranking.weights[term] > 0);
      const all = counting.reduce((sum, term) => sum + ranking.weights[term], 0);
      const terms = counting.map((term) =>
        m.rule_order_term({
          term: fitTermWords[term](),
          share: isolated(format.percent(ranking.weights[term] / all)),
        }),
      );
      return m.rule_order_best_fit({ terms: terms.length > 0 ? format.list(terms) : '…' });
    }
  }
}

function strategySentences(strategy: Strategy, wording: RuleWording): string[] {
  const { format, names, hours, ruleName } = wording;
  switch (strategy.kind) {
    case 'direct':
      return [
        m.rule_says_direct({ partner: strategy.partnerId === '' ? '…' : named(names, strategy.partnerId) }),
      ];
    case 'ranked':
      return [m.rule_says_one(), orderSentence(strategy.ranking, wording)];
    case 'pool':
      return [m.policy_pool()];
    case 'cascade':
      return [
        m.rule_says_cascade({ count: strategy.most, shown: format.number(strategy.most) }),
        orderSentence(strategy.ranking, wording),
        strategy.acceptHours === null
          ? m.rule_each_policy()
          : m.rule_each_hours({ hours: hours(strategy.acceptHours) }),
        strategy.next === 'pool'
          ? m.rule_after_pool()
          : strategy.next === 'unplaced'
            ? m.rule_after_unplaced()
            : m.rule_after_rule({ rule: isolated(ruleName(strategy.next.rule)) }),
      ];
  }
}

/** Whether a rule puts anybody first: one partner, or a race, has no order. */
const hasOrder = ({ prefer, strategy }: Rule): boolean =>
  prefer.length > 0 && strategy.kind !== 'direct' && strategy.kind !== 'pool';

export function ruleLines(rule: Rule, wording: RuleWording): RuleLine[] {
  const among = amongSentences(rule, wording);
  // A rule that names its one partner says who may get the lead.
  if (among.length === 0 && rule.strategy.kind !== 'direct') among.push(m.rule_among_all());
  return [
    {
      key: 'when',
      label: m.rule_leads(),
      sentences:
        rule.when.length === 0
          ? [m.rule_every_lead()]
          : rule.when.map((condition) => conditionSentence(condition, wording)),
    },
    ...(among.length > 0 ? [{ key: 'among' as const, label: m.rule_among(), sentences: among }] : []),
    ...(hasOrder(rule)
      ? [
          {
            key: 'prefer' as const,
            label: m.rule_prefer(),
            sentences: [
              `${[...rule.prefer.map((tier) => tierWords[tier]()), m.rule_everyone_else()].join(m.rule_then())}.`,
            ],
          },
        ]
      : []),
    { key: 'strategy', label: m.rule_how(), sentences: strategySentences(rule.strategy, wording) },
  ];
}
