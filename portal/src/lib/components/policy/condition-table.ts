/** A table of facts that conditions may look at, as their editor asks it: leads have one, registrations another. */
import {
  fitsKind,
  operatorNames,
  operators,
  type FieldShape,
  type OperatorName,
} from '@rafiq/shared/leads/operators.ts';

export interface ConditionTable<Field extends string> {
  /** How each fact is compared, in the order in which they are offered. */
  readonly shapes: Readonly<Record<Field, FieldShape>>;
  readonly words: Readonly<Record<Field, () => string>>;
  /** The one spelling in which two values are the same. */
  readonly spelled: (field: Field, text: string) => string;
}

/** Some of many to choose from. */
export interface Option {
  value: string;
  label: string;
}

/** What the values of a condition are chosen from, by field; those of other fields are written. */
export type ConditionChoices<Field extends string> = Readonly<Partial<Record<Field, readonly Option[]>>>;

export const fieldsOf = <Field extends string>({ shapes }: ConditionTable<Field>): readonly Field[] =>
  Object.keys(shapes) as Field[];

export const isFieldOf = <Field extends string>(table: ConditionTable<Field>, text: string): text is Field =>
  (fieldsOf(table) as readonly string[]).includes(text);

export const isOperator = (text: string): text is OperatorName =>
  (operatorNames as readonly string[]).includes(text);

/** The operators that can be asked of a field, in the order in which they are offered. */
export const operatorsFor = <Field extends string>(
  { shapes }: ConditionTable<Field>,
  field: Field,
): readonly OperatorName[] => operatorNames.filter((name) => fitsKind(name, shapes[field].kind));

/** The bands of a field, lowest first; empty for fields without an order. */
export const bandsOf = <Field extends string>(
  { shapes }: ConditionTable<Field>,
  field: Field,
): readonly string[] => shapes[field].order ?? [];

/** How many values a condition needs. */
export const wantsOf = ({ operator }: { operator: OperatorName }): 'none' | 'one' | 'two' | 'many' =>
  operators[operator].accepts;
