import { m } from '#lib/paraglide/messages.js';
import { amountIn, readAmount } from './amount-value.ts';
import type { ConditionDraft } from './condition-draft.ts';
import { bandsOf, wantsOf, type ConditionTable } from './condition-table.ts';

/** Whether the second of two values comes before the first. */
function isBackwards<Field extends string>(
  table: ConditionTable<Field>,
  field: Field,
  first: string,
  second: string,
): boolean {
  const order = bandsOf(table, field);
  if (order.length > 0) return order.indexOf(first) > order.indexOf(second);
  const [lower, upper] = [readAmount(amountIn(first)), readAmount(amountIn(second))];
  return lower !== undefined && upper !== undefined && lower.amountMinor > upper.amountMinor;
}

/** What is missing in the values of a condition, and in which: `['values.1', 'Choose a value.']`. */
export function valuesFault<Field extends string>(
  table: ConditionTable<Field>,
  condition: ConditionDraft<Field>,
): [string, string] | undefined {
  const { field, values } = condition;
  const wants = wantsOf(condition);
  if (wants === 'none') return undefined;
  if (wants === 'many') return values.length === 0 ? ['values', m.rule_fault_values()] : undefined;
  const isAmount = table.shapes[field].kind === 'amount';
  for (const place of wants === 'one' ? [0] : [0, 1]) {
    const value = values[place] ?? '';
    if (isAmount && readAmount(amountIn(value)) === undefined)
      return [`values.${place}`, m.rule_fault_amount()];
    if (value === '') return [`values.${place}`, m.rule_fault_value()];
  }
  const [first = '', second = ''] = values;
  return wants === 'two' && isBackwards(table, field, first, second)
    ? ['values.1', m.rule_fault_order()]
    : undefined;
}
