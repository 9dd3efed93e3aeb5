/** One rule of the distribution policy: which leads it is for, whom it considers, and how it chooses among them. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { isCountry, isLanguage } from '../known-codes.ts';
import { partnerKinds, tiers } from '../partners/status.ts';
import { line } from '../text.ts';
import { fitsKind, leadFields, operatorNames, operators } from './operators.ts';
import type { FieldShape, LeadField, OperatorName } from './operators.ts';

export const hours = z.number().min(0.25, { error: 'out-of-range' }).max(720, { error: 'out-of-range' });

const counts = {
  none: { least: 0, most: 0 },
  one: { least: 1, most: 1 },
  two: { least: 2, most: 2 },
  many: { least: 1, most: 500 },
} as const;

/** A question about one of these fields: the operator must fit the field, and the values the operator. */
export const conditionOn = <Field extends string>(fields: Readonly<Record<Field, FieldShape>>) =>
  z
    .strictObject({
      field: z.enum(Object.keys(fields) as [Field, ...Field[]], { error: 'unknown-value' }),
      operator: z.enum(operatorNames as [OperatorName, ...OperatorName[]], { error: 'unknown-value' }),
      values: z.array(line(120)).max(500, { error: 'too-many' }).default([]),
    })
    .check(({ value, issues }) => {
      const { operator, values } = value;
      const { kind, order = [] }: FieldShape = fields[value.field as Field];
      const refuse = (path: (string | number)[], error: string) =>
        issues.push({ code: 'custom', message: error, input: values, path });
      if (!fitsKind(operator, kind)) return void refuse(['operator'], 'operator-not-for-field');
      const { accepts } = operators[operator];
      const { least, most } = counts[accepts];
      if (values.length < least) return void refuse(['values'], 'required');
      if (values.length > most) return void refuse(['values'], 'too-many');
      for (const [index, one] of values.entries())
        if (order.length > 0 && !order.includes(one)) refuse(['values', index], 'unknown-value');
      const [first = '', second = ''] = values;
      if (accepts === 'two' && order.indexOf(first) > order.indexOf(second))
        refuse(['values', 1], 'ends-before-start');
    });

/** A question to a lead, as it is kept. */
export const condition = conditionOn<LeadField>(leadFields);

/** The fields whose values are codes of a standard. */
const standardOf: Readonly<Partial<Record<LeadField, { exists: (code: string) => boolean; error: string }>>> =
  {
    country: { exists: isCountry, error: 'invalid-country' },
    language: { exists: isLanguage, error: 'invalid-language' },
  };

/** The same as somebody writes it: it asks of no code that does not exist, for no lead of such a one ever comes. */
const writtenCondition = condition.check(({ value: { field, values }, issues }) => {
  const standard = standardOf[field];
  if (standard === undefined) return;
  for (const [index, one] of values.entries())
    if (!standard.exists(one))
      issues.push({ code: 'custom', message: standard.error, input: one, path: ['values', index] });
});

const share = z.number().int().min(0, { error: 'out-of-range' }).max(100, { error: 'out-of-range' });

/** How much each term of `best-fit` counts; a term of 0 is left out. */
export const fitWeights = z
  .strictObject({
    acceptanceRate: share,
    responseTime: share,
    winRate: share,
    specialisation: share,
    distance: share,
  })
  .refine((weights) => Object.values(weights).some((weight) => weight > 0), { error: 'required' });
export type FitWeights = z.output<typeof fitWeights>;

const ranking = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('fair-share') }),
  z.strictObject({ by: z.literal('best-fit'), weights: fitWeights }),
  /** Within `maxKm` of the lead; null: however far. */
  z.strictObject({
    by: z.literal('nearest'),
    maxKm: z.number().min(1, { error: 'out-of-range' }).max(20_016, { error: 'out-of-range' }).nullable(),
  }),
]);
export type Ranking = z.output<typeof ranking>;

/** What follows when a cascade has been through: the pool, a manager, or another rule of the same policy. */
const next = z.union([z.enum(['pool', 'unplaced']), z.strictObject({ rule: idOf('rule') })]);

/** How a rule chooses among the partners that may get a lead (source: domain.md, Distribution policy). */
export const strategy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direct'), partnerId: idOf('partner') }),
  z.strictObject({ kind: z.literal('ranked'), ranking }),
  z.strictObject({ kind: z.literal('pool') }),
  z.strictObject({
    kind: z.literal('cascade'),
    ranking,
    /** So many partners are offered it, one after another. */
    most: z.number().int().min(1, { error: 'out-of-range' }).max(20, { error: 'out-of-range' }),
    /** How long each has to accept; null: as long as the policy says. */
    acceptHours: hours.nullable(),
    next,
  }),
]);
export type Strategy = z.output<typeof strategy>;

/** What traces and screens call the strategy of a rule. */
export const strategyNames = ['direct', 'fair-share', 'best-fit', 'nearest', 'pool', 'cascade'] as const;
export type StrategyName = (typeof strategyNames)[number];
export const nameOfStrategy = (chosen: Strategy): StrategyName =>
  chosen.kind === 'ranked' ? chosen.ranking.by : chosen.kind;

/** Which partners a rule considers; an empty list restricts nothing. */
export const among = z.strictObject({
  tiers: z.array(z.enum(tiers)).max(tiers.length),
  kinds: z.array(z.enum(partnerKinds)).max(partnerKinds.length),
  partners: z.array(idOf('partner')).max(500, { error: 'too-many' }),
  /** Certifications that must be held, and valid, on the day of the lead: any of those named, or all of them. */
  certifications: z
    .strictObject({
      names: z.array(line(120)).min(1, { error: 'required' }).max(50, { error: 'too-many' }),
      held: z.enum(['any', 'all'], { error: 'unknown-value' }),
    })
    .optional(),
});

export type Among = z.output<typeof among>;

/** A rule as somebody writes it: every setting is said. Its turns are counted under its id for as long as it lives. */
export const writtenRule = z.strictObject({
  id: idOf('rule'),
  name: line(80),
  /** All of them must hold; none: the rule is for every lead. */
  when: z.array(writtenCondition).max(20, { error: 'too-many' }),
  among,
  /** Partners of the first tier named here come before those of the second, and those before all others. */
  prefer: z.array(z.enum(tiers)).max(tiers.length),
  strategy,
});

/** The same as it is kept: one that was published before a setting was asked restricts and prefers nobody. */
export const rule = writtenRule.extend({
  when: z.array(condition).max(20, { error: 'too-many' }),
  among: among.default({ tiers: [], kinds: [], partners: [] }),
  prefer: writtenRule.shape.prefer.default([]),
});
export type Rule = z.output<typeof rule>;
