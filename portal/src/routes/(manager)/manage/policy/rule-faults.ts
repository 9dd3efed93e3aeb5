/**
 * What is missing in a rule or out of range, told before the server is asked. Faults stand under the names that the
 * server would give them within the rule: `when.1.values`, `strategy.ranking.maxKm`.
 */
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Faults } from '#lib/components/policy/faults.ts';
import { figureIn } from '#lib/components/policy/figure-in.ts';
import { valuesFault } from '#lib/components/policy/values-fault.ts';
import { leadConditions } from './lead-conditions.ts';
import { ruleRanges } from './rule-draft.ts';
import type { RuleDraft, StrategyDraft } from './rule-draft.ts';
import { fitTerms } from './strategy-words.ts';

const set = (faults: Record<string, string>, name: string, text: string | undefined): void => {
  if (text !== undefined) faults[name] = text;
};

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
export function ruleFaults(rule: RuleDraft, all: readonly RuleDraft[], format: Formatter): Faults {
  const faults: Record<string, string> = {};
  if (rule.name.trim() === '') faults['name'] = m.rule_fault_name();
  for (const [index, condition] of rule.when.entries()) {
    const fault = valuesFault(leadConditions, condition);
    if (fault) faults[`when.${index}.${fault[0]}`] = fault[1];
  }
  strategyFaults(rule, all, format, faults);
  return faults;
}
