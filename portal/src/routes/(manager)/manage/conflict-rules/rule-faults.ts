/**
 * What is missing in a conflict rule or out of range, told before the server is asked. Faults stand under the names that
 * the server would give them within the rule: `appliesWhen.1.values`, `parameters.graceDays`.
 */
import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import { mostReasonLetters } from '@rafiq/shared/deals/rule-reason.ts';
import { hasControl, isVisible, withoutHidden } from '@rafiq/shared/visible-text.ts';
import { readAmount } from '#lib/components/policy/amount-value.ts';
import type { Faults } from '#lib/components/policy/faults.ts';
import { valuesFault } from '#lib/components/policy/values-fault.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { locales } from '#lib/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { registrationConditions } from './registration-conditions.ts';
import { parameterIn, reasonOf, ruleOf, type RuleDraft } from './rule-draft.ts';
import { isFigure, parameterFigures, parametersOf } from './rule-parameters.ts';

function minimumFaults({ minimums }: RuleDraft['parameters'], faults: Record<string, string>): void {
  for (const [index, minimum] of minimums.entries()) {
    const name = `parameters.minimums.${index}`;
    if (readAmount(minimum) === undefined) faults[`${name}.amount`] = m.rule_fault_amount();
    else if (minimums.findIndex(({ currency }) => currency === minimum.currency) < index)
      faults[`${name}.currency`] = m.conflict_fault_currency_twice();
  }
}

/** What is wrong with the reason in one language, as it would be kept. */
function reasonFault(written: string, format: Formatter): string | undefined {
  const text = withoutHidden(written).trim();
  if (!isVisible(text)) return m.conflict_fault_reason_missing();
  if (hasControl(text)) return m.conflict_fault_reason_letters();
  if (text.length > mostReasonLetters)
    return m.conflict_fault_reason_long({
      most: format.number(mostReasonLetters),
      count: format.number(text.length),
    });
  return undefined;
}

function reasonFaults(rule: RuleDraft, format: Formatter, faults: Record<string, string>): void {
  const reason = reasonOf(rule);
  if (reason === undefined) return;
  for (const language of locales) {
    const fault = reasonFault(reason[language], format);
    if (fault !== undefined) faults[`reason.${language}`] = fault;
  }
}

/** What a rule asks, and of which registrations: no two of a policy may ask the same. */
const askedBy = (rule: RuleDraft): string => {
  const { rule: name, appliesWhen } = ruleOf(rule);
  return canonicalText({ name, appliesWhen });
};

/** @param all the rules of the policy in their order, this one among them */
export function ruleFaults(rule: RuleDraft, all: readonly RuleDraft[], format: Formatter): Faults {
  const faults: Record<string, string> = {};
  for (const [index, condition] of rule.appliesWhen.entries()) {
    const fault = valuesFault(registrationConditions, condition);
    if (fault) faults[`appliesWhen.${index}.${fault[0]}`] = fault[1];
  }
  for (const name of parametersOf[rule.rule].filter(isFigure)) {
    if (parameterIn(name, rule.parameters[name]) !== undefined) continue;
    const { least, most } = parameterFigures[name];
    faults[`parameters.${name}`] = m.policy_range({
      least: format.number(least),
      most: format.number(most),
    });
  }
  if (rule.rule === 'below-minimum-value') minimumFaults(rule.parameters, faults);
  reasonFaults(rule, format, faults);
  const asked = askedBy(rule);
  const twins = all.slice(0, all.indexOf(rule)).filter((earlier) => earlier.rule === rule.rule);
  if (twins.some((earlier) => askedBy(earlier) === asked)) faults['rule'] = m.conflict_fault_twice();
  return faults;
}
