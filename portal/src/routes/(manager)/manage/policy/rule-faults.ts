/**
 * What is missing in a rule or out of range, told before the server is asked. Faults stand under the names that the
 * server would give them within the rule: `when.1.values`, `strategy.ranking.maxKm`.
 */
import { operators, orderOf } from '@rafiq/shared/leads/operators.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { figureIn } from './figure-in.ts';
import { ruleRanges } from './rule-draft.ts';
import type { ConditionDraft, RuleDraft, StrategyDraft } from './rule-draft.ts';
import { fitTerms } from './strategy-words.ts';

/** The sentence of each field that is not right, by its name within the rule. */
export type RuleFaults = Readonly<Record<string, string>>;

const set = (faults: Record<string, string>, name: string, text: string | undefined): void => {
  if (text !== undefined) faults[name] = text;
};

function valuesFault({ field, operator, values }: ConditionDraft): [string, string] | undefined {
  const { accepts } = operators[operator];
  const [first = '', second = ''] = values;
  switch (accepts) {
    case 'none':
      return undefined;
    case 'many':
      return values.length === 0 ? ['values', m.rule_fault_values()] : undefined;
    case 'one':
      return first === '' ? ['values.0', m.rule_fault_value()] : undefined;
    case 'two': {
      if (first === '') return ['values.0', m.rule_fault_value()];
      if (second === '') return ['values.1', m.rule_fault_value()];
      const order = orderOf(field);
      return order.indexOf(first) > order.indexOf(second) ? ['values.1', m.rule_fault_order()] : undefined;
    }
  }
}

/** Whether whoever follows the cascades from a rule on comes to one of them twice. */
function comesRound(rule: RuleDraft, all: readonly RuleDraft[]): boolean {
  const byId = new Map(all.map((one) => [one.id, one]));
  const seen = new Set<string>();
  for (let at: RuleDraft | undefined = rule; at !== undefined;) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
    at = at.strategy.name === 'cascade' ? byId.get(at.strategy.next) : undefined;
  }
  return false;
}

function strategyFaults(
  rule: RuleDraft,
  all: readonly RuleDraft[],
  format: Formatter,
  faults: Record<string, string>,
): void {
  const { strategy } = rule;
  const range = ({ least, most }: { least: number; most: number }) =>
    m.policy_range({ least: format.number(least), most: format.number(most) });
  const figure = (name: string, text: string, limits: { least: number; most: number }, whole = false) =>
    set(faults, `strategy.${name}`, figureIn(text, limits, whole) === undefined ? range(limits) : undefined);
  const ordersBy = (by: StrategyDraft['by']) =>
    strategy.name === by || (strategy.name === 'cascade' && strategy.by === by);

  if (strategy.name === 'direct' && strategy.partnerId === '')
    faults['strategy.partnerId'] = m.rule_fault_partner();
  if (ordersBy('best-fit')) {
    for (const term of fitTerms)
      figure(`ranking.weights.${term}`, strategy.weights[term], ruleRanges.weight, true);
    if (fitTerms.every((term) => figureIn(strategy.weights[term], ruleRanges.weight, true) === 0))
      faults['strategy.ranking.weights'] = m.rule_fault_weights();
  }
  if (ordersBy('nearest') && strategy.maxKm.trim() !== '')
    figure('ranking.maxKm', strategy.maxKm, ruleRanges.maxKm);
  if (strategy.name !== 'cascade') return;
  figure('most', strategy.most, ruleRanges.most, true);
  if (strategy.acceptHours.trim() !== '') figure('acceptHours', strategy.acceptHours, ruleRanges.acceptHours);
  if (strategy.next === 'pool' || strategy.next === 'unplaced') return;
  if (!all.some(({ id }) => id === strategy.next)) faults['strategy.next'] = m.rule_fault_gone();
  else if (comesRound(rule, all)) faults['strategy.next'] = m.rule_fault_circle();
}

/** @param all the rules of the policy, this one among them: a cascade may go on with another */
export function ruleFaults(rule: RuleDraft, all: readonly RuleDraft[], format: Formatter): RuleFaults {
  const faults: Record<string, string> = {};
  if (rule.name.trim() === '') faults['name'] = m.rule_fault_name();
  for (const [index, condition] of rule.when.entries()) {
    const fault = valuesFault(condition);
    if (fault) faults[`when.${index}.${fault[0]}`] = fault[1];
  }
  strategyFaults(rule, all, format, faults);
  return faults;
}

/** The sentences of the members of a list, each by the member. */
export const memberFaults = (faults: RuleFaults, list: string): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(faults).flatMap(([name, text]) =>
      name.startsWith(`${list}.`) ? [[name.slice(list.length + 1), text] as const] : [],
    ),
  );

/** The sentence of a field, or of the first of what lies within it. */
export const faultAt = (faults: RuleFaults, name: string): string | undefined =>
  faults[name] ?? Object.entries(faults).find(([key]) => key.startsWith(`${name}.`))?.[1];
