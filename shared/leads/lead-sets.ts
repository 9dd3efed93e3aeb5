/**
 * The leads that rules are for, as sets that can be compared exactly. No operator tells two values of one kind apart, so
 * a few values of each field stand for all of them, and a set of leads is a set of these in each field. Free of schemas,
 * so that browsers may load it.
 */
import { leadFieldNames, leadFields, operators, orderOf, spelled } from './operators.ts';
import type { Condition, LeadField, Operator } from './operators.ts';

/** Of each field, in the order of `leadFieldNames`, the values that are accepted, as bits. */
export type LeadSet = readonly bigint[];

const needed = { none: 0, one: 1, two: 2, many: 1 } as const;
/** Whether a condition is whole; one that is still being written proves nothing. */
const isWhole = ({ operator, values }: Condition): boolean =>
  values.length >= needed[operators[operator].accepts] && values.every((value) => value !== '');

/** A letter that occurs in none of these; folding leaves letters of private use as they are. */
export function unusedLetter(texts: readonly string[]): string {
  const used = new Set(texts.flatMap((text) => [...text]));
  let code = 0xe000;
  while (used.has(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}

/**
 * Values that stand for all values of a field. Of bands, each; of codes, each that is named and one that is not; of texts
 * also what goes on after a named beginning. Null: nothing is said.
 */
function samplesOf(field: LeadField, named: readonly string[]): (string | null)[] {
  const order = orderOf(field);
  if (order.length > 0) return [...order, null];
  const other = unusedLetter(named);
  const longer = leadFields[field].kind === 'text' ? named.map((value) => value + other) : [];
  return [...named, ...longer, other, null];
}

/** Whether a condition holds of each sample; these are in the field's one spelling already. */
function accepts({ field, operator, values }: Condition): (sample: string | null) => boolean {
  const { holds, ofUnknown }: Operator = operators[operator];
  const [given, order] = [values.map((value) => spelled(field, value)), orderOf(field)];
  return (sample) => (sample === null ? ofUnknown : holds(sample, given, order));
}

/** A bit for each sample that meets all of the conditions; every one where there are none. */
function bitsOf(samples: readonly (string | null)[], conditions: readonly Condition[]): bigint {
  const asked = conditions.map(accepts);
  const digits = samples.map((sample) => (asked.every((holds) => holds(sample)) ? '1' : '0'));
  return BigInt(`0b${digits.join('')}`);
}

/**
 * The set of each rule, in their order; undefined for one that is still being written.
 * @param asked the conditions of each rule, all of which must hold
 */
export function leadSets(asked: readonly (readonly Condition[])[]): (LeadSet | undefined)[] {
  const whole = asked.map((conditions) => (conditions.every(isWhole) ? conditions : undefined));
  const columns = leadFieldNames.map((field) => {
    const of = whole.map((conditions) => conditions?.filter((condition) => condition.field === field) ?? []);
    const named = new Set(of.flat().flatMap(({ values }) => values.map((value) => spelled(field, value))));
    const samples = samplesOf(field, [...named]);
    const all = bitsOf(samples, []);
    return of.map((conditions) => (conditions.length === 0 ? all : bitsOf(samples, conditions)));
  });
  return whole.map((conditions, index) =>
    conditions === undefined ? undefined : columns.map((column) => column[index] ?? 0n),
  );
}

/** The field whose conditions no value meets; undefined where every field has one that does. */
export const emptyField = (set: LeadSet): LeadField | undefined =>
  leadFieldNames.find((_, at) => set[at] === 0n);

/** Whether every lead of one set is of the other too. */
export const isWithin = (one: LeadSet, other: LeadSet): boolean =>
  one.every((bits, at) => (bits & (other[at] ?? 0n)) === bits);

/** Whether some lead is of both, by what each field may say. */
export const meet = (one: LeadSet, other: LeadSet): boolean =>
  one.every((bits, at) => (bits & (other[at] ?? 0n)) !== 0n);

/** What is left of a set without another, in pieces that share no lead. */
function without(set: LeadSet, taken: LeadSet): LeadSet[] {
  if (!meet(set, taken)) return [set];
  const pieces: LeadSet[] = [];
  let rest = set;
  for (const [at, bits] of taken.entries()) {
    const had = rest[at] ?? 0n;
    const left = had & ~bits;
    if (left === 0n) continue;
    pieces.push(rest.with(at, left));
    rest = rest.with(at, had & bits);
  }
  return pieces;
}

/** How many pieces may still be looked at: the question grows with every rule, and an editor asks it at every letter. */
export interface Patience {
  pieces: number;
}

/** Whether every lead of a set is of one of the others; undefined where that would take too long to tell. */
export function isCovered(set: LeadSet, others: readonly LeadSet[], patience: Patience): boolean | undefined {
  let left: LeadSet[] = [set];
  for (const other of others) {
    patience.pieces -= left.length;
    if (patience.pieces < 0) return undefined;
    left = left.flatMap((piece) => without(piece, other));
    if (left.length === 0) return true;
  }
  return false;
}
