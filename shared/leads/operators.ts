/**
 * What a rule may ask of a lead, and how: the fields, the operators, and what each operator accepts. The engine decides
 * by this table and the policy editor is built from it. Free of schemas, so that browsers may load it.
 */
import { fold } from '../fold.ts';
import { sizeBands, valueBands } from './status.ts';

/**
 * How the values of a field are compared: `code` and `id` letter by letter, `text` in any spelling, `band` also by its
 * place in an order (lowest first), `amount` by its size among amounts of one currency.
 */
export type FieldKind = 'code' | 'id' | 'text' | 'band' | 'amount';

/** What a table of fields says of each: how it is compared, and the order of its bands. */
export interface FieldShape {
  readonly kind: FieldKind;
  readonly order?: readonly string[];
}

/** The facts of a lead that a rule may look at. */
export const leadFields = {
  country: { kind: 'code' },
  subdivision: { kind: 'text' },
  city: { kind: 'text' },
  postalCode: { kind: 'text' },
  productId: { kind: 'id' },
  industry: { kind: 'text' },
  sizeBand: { kind: 'band', order: sizeBands },
  // What nobody knows has no place among the others.
  valueBand: { kind: 'band', order: valueBands.filter((band) => band !== 'unknown') },
  language: { kind: 'code' },
} as const satisfies Record<string, FieldShape>;
export type LeadField = keyof typeof leadFields;
export const leadFieldNames = Object.keys(leadFields) as LeadField[];

/** What a lead says, field by field; null where it says nothing. */
export type FieldValues = Readonly<Record<LeadField, string | null>>;

export interface Operator {
  /** The kinds of fields it can be asked of. */
  readonly kinds: readonly FieldKind[];
  /** How many values it needs. */
  readonly accepts: 'none' | 'one' | 'two' | 'many';
  /**
   * Whether it holds of a value that is known. `value` and `given` are in the field's one spelling (`spelled`).
   * @param order the bands of the field, lowest first; empty where it has no order
   */
  readonly holds: (value: string, given: readonly string[], order: readonly string[]) => boolean;
  /** Whether it holds where the lead says nothing. */
  readonly ofUnknown: boolean;
}

const namedKinds = ['code', 'id', 'text', 'band'] as const;
const orderedKinds = ['band', 'amount'] as const;
const everyKind = [...namedKinds, 'amount'] as const;

/** THE operator table, shared by the rules of distribution, those of channel conflicts, and their editors. */
export const operators = {
  'is-one-of': {
    kinds: namedKinds,
    accepts: 'many',
    holds: (value, given) => given.includes(value),
    ofUnknown: false,
  },
  'is-none-of': {
    kinds: namedKinds,
    accepts: 'many',
    holds: (value, given) => !given.includes(value),
    ofUnknown: true,
  },
  'begins-with': {
    kinds: ['text'],
    accepts: 'many',
    holds: (value, given) => given.some((beginning) => value.startsWith(beginning)),
    ofUnknown: false,
  },
  'at-least': {
    kinds: orderedKinds,
    accepts: 'one',
    holds: (value, [least = ''], order) => placeOf(value, order) >= placeOf(least, order),
    ofUnknown: false,
  },
  'at-most': {
    kinds: orderedKinds,
    accepts: 'one',
    holds: (value, [most = ''], order) => placeOf(value, order) <= placeOf(most, order),
    ofUnknown: false,
  },
  between: {
    kinds: orderedKinds,
    accepts: 'two',
    holds: (value, [least = '', most = ''], order) =>
      placeOf(value, order) >= placeOf(least, order) && placeOf(value, order) <= placeOf(most, order),
    ofUnknown: false,
  },
  'is-known': { kinds: everyKind, accepts: 'none', holds: () => true, ofUnknown: false },
  'is-unknown': { kinds: everyKind, accepts: 'none', holds: () => false, ofUnknown: true },
} as const satisfies Record<string, Operator>;
export type OperatorName = keyof typeof operators;
export const operatorNames = Object.keys(operators) as OperatorName[];

const placeOf = (value: string, order: readonly string[]): number => order.indexOf(value);

/** The bands of a field, lowest first; empty for fields without an order. */
export const orderOf = (field: LeadField): readonly string[] => {
  const known: FieldShape = leadFields[field];
  return known.order ?? [];
};

/** Whether an operator can be asked of fields that are compared so. */
export const fitsKind = (name: OperatorName, kind: FieldKind): boolean =>
  (operators[name].kinds as readonly FieldKind[]).includes(kind);

/** The operators that can be asked of a field, in the order an editor offers them. */
export const operatorsOf = (field: LeadField): OperatorName[] =>
  operatorNames.filter((name) => fitsKind(name, leadFields[field].kind));

/** The one spelling in which values of a field are compared; postal codes also without their spaces. */
export function spelled(field: LeadField, text: string): string {
  if (field === 'postalCode') return fold(text).replaceAll(/[\s-]/g, '');
  return leadFields[field].kind === 'text' ? fold(text).trim() : text;
}

/** One question a rule asks of a lead. */
export interface Condition {
  field: LeadField;
  operator: OperatorName;
  values: readonly string[];
}

/** A condition ready to be asked many times, of values as leads say them. */
export const ask = (condition: Condition): ((value: string | null) => boolean) =>
  askIn(orderOf(condition.field), (text) => spelled(condition.field, text), condition);

/**
 * A condition on any field but an amount, ready to be asked many times.
 * @param order the bands of the field, lowest first; empty where it has no order
 * @param spell writes a value in the one spelling in which the field is compared
 */
export function askIn(
  order: readonly string[],
  spell: (text: string) => string,
  { operator, values }: Pick<Condition, 'operator' | 'values'>,
): (value: string | null) => boolean {
  const { holds, ofUnknown }: Operator = operators[operator];
  const given = values.map(spell);
  return (value) => {
    const said = value === null ? null : spell(value);
    // A band outside the order is one nobody knows.
    if (said === null || said === '' || (order.length > 0 && !order.includes(said))) return ofUnknown;
    return holds(said, given, order);
  };
}
