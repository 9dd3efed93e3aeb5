/** A condition while it is being changed, whatever table its field is from. */
import type { OperatorName } from '@rafiq/shared/leads/operators.ts';
import { bandsOf, operatorsFor, wantsOf, type ConditionTable } from './condition-table.ts';

export interface ConditionDraft<Field extends string> {
  /** Tells it from its neighbours while rows come and go. */
  key: number;
  field: Field;
  operator: OperatorName;
  /** Amounts as they were typed, with their currency: `1,250 AED`. */
  values: string[];
}

interface PlainCondition<Field extends string> {
  field: Field;
  operator: OperatorName;
  values: readonly string[];
}

export const mostConditions = 20;
export const longestValue = 120;

let lastKey = 0;
const nextKey = (): number => (lastKey += 1);

export const freshCondition = <Field extends string>(
  table: ConditionTable<Field>,
  field: Field,
): ConditionDraft<Field> => ({
  key: nextKey(),
  field,
  operator: operatorsFor(table, field)[0] ?? 'is-known',
  values: [],
});

export const conditionDraftOf = <Field extends string>({
  field,
  operator,
  values,
}: PlainCondition<Field>): ConditionDraft<Field> => ({
  key: nextKey(),
  field,
  operator,
  values: [...values],
});

/** The condition a draft stands for. */
export const conditionOf = <Field extends string>({
  field,
  operator,
  values,
}: ConditionDraft<Field>): { field: Field; operator: OperatorName; values: string[] } => ({
  field,
  operator,
  values: [...values],
});

/** A condition asks about another field: an operator that fits both stays, no value does. */
export function turnTo<Field extends string>(
  table: ConditionTable<Field>,
  condition: ConditionDraft<Field>,
  field: Field,
): void {
  const offered = operatorsFor(table, field);
  condition.field = field;
  if (!offered.includes(condition.operator)) condition.operator = offered[0] ?? 'is-known';
  condition.values = [];
}

/** A condition compares in another way; as many of its values stay as the new way takes. */
export function compareBy<Field extends string>(
  table: ConditionTable<Field>,
  condition: ConditionDraft<Field>,
  operator: OperatorName,
): void {
  condition.operator = operator;
  const order = bandsOf(table, condition.field);
  const inOrder =
    order.length > 0 ? order.filter((band) => condition.values.includes(band)) : condition.values;
  const takes = { none: 0, one: 1, two: 2, many: Number.POSITIVE_INFINITY }[wantsOf(condition)];
  condition.values = inOrder.slice(0, takes);
}

/** Adds what was written, cut at commas and line ends; what a condition holds already, however spelled, not again. */
export function addWritten<Field extends string>(
  table: ConditionTable<Field>,
  condition: ConditionDraft<Field>,
  written: string,
): void {
  const known = new Set(condition.values.map((value) => table.spelled(condition.field, value)));
  for (const part of written.split(/[,،\n]/)) {
    const value = part.trim().slice(0, longestValue);
    const spelling = table.spelled(condition.field, value);
    if (value === '' || known.has(spelling)) continue;
    known.add(spelling);
    condition.values.push(value);
  }
}
