/**
 * The conflict policy: which rules a registration is judged by, who prevails where several have a claim, how alike two
 * companies must be, and how long protection lasts. A policy is in force from its `effectiveFrom` until another is.
 */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { isCountry, isCurrency } from '../known-codes.ts';
import { conditionOn, hours } from '../leads/policy-rule.ts';
import { partnerKinds, tiers, type Tier } from '../partners/status.ts';
import { country, instant, line } from '../text.ts';
import { readAmountText } from './amount-text.ts';
import { conflictRuleParameters as parameters } from './conflict-rule-parameters.ts';
import { precedenceStepNames, type ConflictRuleId } from './conflict-status.ts';
import { registrationFields, type RegistrationField } from './registration-fields.ts';
import { mostReasonLetters } from './rule-reason.ts';

/** What each field's values in a condition must look like. */
const valuesOf: Readonly<Record<RegistrationField, z.ZodType>> = {
  productId: idOf('product'),
  productFamily: line(120),
  country: country.refine(isCountry, { error: 'invalid-country' }),
  tier: z.enum(tiers, { error: 'unknown-value' }),
  partnerKind: z.enum(partnerKinds, { error: 'unknown-value' }),
  value: z
    .string()
    .refine((text) => readAmountText(text) !== undefined, { error: 'invalid-amount', abort: true })
    .refine((text) => isCurrency(readAmountText(text)?.currency ?? ''), { error: 'invalid-currency' }),
};

/** A question to a registration; two amounts are of one currency, the lower first. */
export const registrationCondition = conditionOn<RegistrationField>(registrationFields).check(
  ({ value: { field, values }, issues }) => {
    for (const [index, one] of values.entries()) {
      const { error } = valuesOf[field].safeParse(one);
      const [issue] = error?.issues ?? [];
      if (issue !== undefined)
        issues.push({ code: 'custom', message: issue.message, input: one, path: ['values', index] });
    }
    const [lower, upper] = field === 'value' ? values.map(readAmountText) : [];
    if (lower === undefined || upper === undefined) return;
    const refuse = (message: string) =>
      issues.push({ code: 'custom', message, input: values, path: ['values', 1] });
    if (lower.currency !== upper.currency) refuse('invalid-currency');
    else if (lower.amountMinor > upper.amountMinor) refuse('ends-before-start');
  },
);

const inOneLanguage = line(mostReasonLetters);

/**
 * What a policy says of its own accord where a rule finds something, in the place of the shipped sentence: in all languages,
 * or not at all. It names nothing of the case, and partners read it, too.
 */
const ruleReason = z.strictObject({ en: inOneLanguage, ar: inOneLanguage, fa: inOneLanguage });

const ruleOf = <Id extends ConflictRuleId, Parameters extends z.ZodObject>(rule: Id, taking: Parameters) =>
  z.strictObject({
    rule: z.literal(rule),
    on: z.boolean(),
    /** What a conflict comes to: a manager looks at it, or the registration is refused. */
    verdict: z.enum(['flag', 'block'], { error: 'unknown-value' }),
    /** What it comes to where the facts do not say. */
    whenNotRecorded: z.enum(['clear', 'flag'], { error: 'unknown-value' }).default('flag'),
    parameters: taking,
    /** All of them must hold; none: the rule is for every registration. */
    appliesWhen: z.array(registrationCondition).max(20, { error: 'too-many' }).default([]),
    reason: ruleReason.optional(),
  });

export const conflictPolicyRule = z.discriminatedUnion(
  'rule',
  [
    ruleOf('registered-twice', parameters['registered-twice']),
    ruleOf('protected-deal', parameters['protected-deal']),
    ruleOf('open-registration-elsewhere', parameters['open-registration-elsewhere']),
    ruleOf('open-lead-elsewhere', parameters['open-lead-elsewhere']),
    ruleOf('own-sub-reseller', parameters['own-sub-reseller']),
    ruleOf('named-account', parameters['named-account']),
    ruleOf('house-account', parameters['house-account']),
    ruleOf('direct-opportunity', parameters['direct-opportunity']),
    ruleOf('incumbent-partner', parameters['incumbent-partner']),
    ruleOf('territory-breach', parameters['territory-breach']),
    ruleOf('missing-tier-or-certification', parameters['missing-tier-or-certification']),
    ruleOf('too-many-open', parameters['too-many-open']),
    ruleOf('below-minimum-value', parameters['below-minimum-value']),
    ruleOf('stale-registration', parameters['stale-registration']),
  ],
  { error: 'unknown-value' },
);
export type ConflictPolicyRule = z.output<typeof conflictPolicyRule>;

/** A policy is one item of the database, which holds 400 kB: so many rules, and so many values in their conditions. */
const mostRules = 100;
const mostValues = 5000;
const mostBytes = 250_000;
/** Of the reasons alone: what was found of a registration is kept with them, in one item, too. */
const mostReasonBytes = 60_000;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

const rules = z
  .array(conflictPolicyRule)
  .max(mostRules, { error: 'too-many' })
  .refine(
    (all) =>
      all.flatMap(({ appliesWhen }) => appliesWhen).reduce((sum, { values }) => sum + values.length, 0) <=
      mostValues,
    { error: 'too-many', abort: true },
  )
  .refine((all) => bytesOf(all) <= mostBytes, { error: 'too-many' })
  .refine((all) => bytesOf(all.map(({ reason }) => reason ?? null)) <= mostReasonBytes, { error: 'too-many' })
  .check(({ value: all, issues }) => {
    const seen = new Set<string>();
    for (const [index, { rule, appliesWhen }] of all.entries()) {
      const asked = JSON.stringify([rule, appliesWhen]);
      if (seen.has(asked))
        issues.push({ code: 'custom', message: 'repeated', input: rule, path: [index, 'rule'] });
      seen.add(asked);
    }
  });

const precedence = z
  .array(z.enum(precedenceStepNames, { error: 'unknown-value' }))
  .min(1, { error: 'required' })
  .check(({ value: steps, issues }) => {
    for (const [index, step] of steps.entries())
      if (steps.indexOf(step) < index)
        issues.push({ code: 'custom', message: 'repeated', input: step, path: [index] });
  });

const wholeBetween = (least: number, most: number) =>
  z.number().int().min(least, { error: 'out-of-range' }).max(most, { error: 'out-of-range' });

const score = z.number().min(0, { error: 'out-of-range' }).max(1, { error: 'out-of-range' });

/** How alike a company and an account must be, from 0 to 1. */
const matching = z
  .strictObject({
    /** From here on they are the same. */
    auto: score,
    /** From here on they may be the same, and somebody should look. */
    review: score,
  })
  .refine(({ auto, review }) => review <= auto, { path: ['review'], error: 'review-above-auto' });
export type MatchingThresholds = z.output<typeof matching>;

const mostOpen = wholeBetween(0, 100_000).nullable();

const protection = z
  .strictObject({
    /** How long an approved registration is protected. */
    protectionDays: wholeBetween(1, 1095),
    extensionDays: wholeBetween(1, 365),
    mostExtensions: wholeBetween(0, 20),
    /** Protection is kept alive by progress: so many days without any, and it is released. */
    checkInEveryDays: wholeBetween(1, 365),
    /** So many days before that its partner is warned. */
    warningDays: wholeBetween(0, 90),
    /** The most registrations a partner may have open, by its tier; null: any number. */
    mostOpen: z.strictObject(
      Object.fromEntries(tiers.map((tier) => [tier, mostOpen])) as Record<Tier, typeof mostOpen>,
    ),
    /** How long the vendor has to decide on a registration. */
    reviewHours: hours,
    /** How long each side of a conflict has to bring evidence. */
    evidenceHours: hours,
    /** How long a resolution may be appealed against. */
    appealHours: hours,
  })
  .refine(({ checkInEveryDays, warningDays }) => warningDays < checkInEveryDays, {
    path: ['warningDays'],
    error: 'not-before-check-in',
  });

export const conflictPolicy = z.strictObject({
  effectiveFrom: instant,
  /** All of them are asked, in this order; their verdicts are shown in it. */
  rules,
  /** The first step that tells two claims apart decides. */
  precedence,
  matching,
  protection,
});
export type ConflictPolicy = z.output<typeof conflictPolicy>;
