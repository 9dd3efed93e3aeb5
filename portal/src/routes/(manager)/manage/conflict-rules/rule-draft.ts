/** A conflict rule while it is being changed: all rules' parameters side by side, figures as they were typed. */
import type { ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import type { ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import type { RegistrationField } from '@rafiq/shared/deals/registration-fields.ts';
import type { RuleReason } from '@rafiq/shared/deals/rule-reason.ts';
import type { PartnerKind, Tier } from '@rafiq/shared/partners/status.ts';
import { spelledAmount } from '#lib/components/policy/amount-value.ts';
import {
  conditionDraftOf,
  conditionOf,
  type ConditionDraft,
} from '#lib/components/policy/condition-draft.ts';
import { figureIn } from '#lib/components/policy/figure-in.ts';
import { latinDigits } from '#lib/format/latin-digits.ts';
import type { Locale } from '#lib/locale.ts';
import {
  isChoice,
  isFigure,
  isSwitch,
  parameterChoices,
  parameterFigures,
  parametersOf,
  parameterSwitches,
  type ParameterChoice,
  type ParameterFigure,
  type ParameterName,
  type ParameterSwitch,
} from './rule-parameters.ts';

export interface MinimumDraft {
  /** Tells it from its neighbours while rows come and go. */
  key: number;
  amount: string;
  currency: string;
}

export interface ParametersDraft
  extends Record<ParameterFigure, string>, Record<ParameterChoice, string>, Record<ParameterSwitch, boolean> {
  exceptKinds: PartnerKind[];
  /** Empty: any tier. */
  leastTier: Tier | '';
  certifications: string[];
  held: 'any' | 'all';
  minimums: MinimumDraft[];
}

export interface RuleDraft {
  /** Of this page only. */
  id: string;
  rule: ConflictRuleId;
  on: boolean;
  verdict: 'flag' | 'block';
  whenNotRecorded: 'clear' | 'flag';
  appliesWhen: ConditionDraft<RegistrationField>[];
  parameters: ParametersDraft;
  /** As it was typed; empty in every language: the shipped sentence is read. */
  reason: Record<Locale, string>;
}

/** A rule with the id of its card. */
export type CardRule = ConflictPolicyRule & { id: string };

/** A policy is one item of the database. */
export const mostRules = 100;

let lastKey = 0;
export const freshMinimum = (currency: string): MinimumDraft => ({
  key: (lastKey += 1),
  amount: '',
  currency,
});

const freshParameters = (): ParametersDraft => ({
  ...(Object.fromEntries(
    Object.entries(parameterFigures).map(([name, { usual }]) => [name, String(usual ?? '')]),
  ) as Record<ParameterFigure, string>),
  ...(Object.fromEntries(Object.entries(parameterChoices).map(([name, [usual]]) => [name, usual])) as Record<
    ParameterChoice,
    string
  >),
  ...parameterSwitches,
  exceptKinds: [],
  leastTier: '',
  certifications: [],
  held: 'any',
  minimums: [],
});

const reasonDraft = ({ en, ar, fa }: RuleReason = { en: '', ar: '', fa: '' }): RuleDraft['reason'] => ({
  en,
  ar,
  fa,
});

export const freshRule = (id: string, rule: ConflictRuleId): RuleDraft => ({
  id,
  rule,
  on: true,
  verdict: 'flag',
  whenNotRecorded: 'flag',
  appliesWhen: [],
  parameters: freshParameters(),
  reason: reasonDraft(),
});

/** What the parameters of any rule may hold. */
type Published = Partial<
  Record<ParameterFigure, number | null> &
    Record<ParameterChoice, string> &
    Record<ParameterSwitch, boolean> & {
      exceptKinds: readonly PartnerKind[];
      leastTier: Tier | null;
      certifications: { names: readonly string[]; held: 'any' | 'all' } | null;
      minimums: readonly { amount: string; currency: string }[];
    }
>;

function parametersDraft(published: Published): ParametersDraft {
  const { exceptKinds = [], leastTier, certifications, minimums = [], ...plain } = published;
  return {
    ...freshParameters(),
    ...(Object.fromEntries(
      Object.entries(plain).map(([name, value]) => [name, isFigure(name) ? String(value ?? '') : value]),
    ) as Partial<ParametersDraft>),
    exceptKinds: [...exceptKinds],
    leastTier: leastTier ?? '',
    certifications: [...(certifications?.names ?? [])],
    held: certifications?.held ?? 'any',
    minimums: minimums.map(({ amount, currency }) => ({ ...freshMinimum(currency), amount })),
  };
}

export const ruleDraftOf = (rule: ConflictPolicyRule, id: string): RuleDraft => ({
  id,
  rule: rule.rule,
  on: rule.on,
  verdict: rule.verdict,
  whenNotRecorded: rule.whenNotRecorded,
  appliesWhen: rule.appliesWhen.map(conditionDraftOf),
  parameters: parametersDraft(rule.parameters),
  reason: reasonDraft(rule.reason),
});

/** The same rule once more, without a tie to it. */
export const duplicated = (rule: RuleDraft, id: string): RuleDraft => ({
  ...rule,
  id,
  appliesWhen: rule.appliesWhen.map(conditionDraftOf),
  parameters: {
    ...rule.parameters,
    exceptKinds: [...rule.parameters.exceptKinds],
    certifications: [...rule.parameters.certifications],
    minimums: rule.parameters.minimums.map(({ amount, currency }) => ({ ...freshMinimum(currency), amount })),
  },
  reason: { ...rule.reason },
});

/** A figure that was typed; null where it is left empty and may be; undefined where it cannot be read. */
export function parameterIn(name: ParameterFigure, text: string): number | null | undefined {
  const { mayBeEmpty, ...range } = parameterFigures[name];
  if (mayBeEmpty && text.trim() === '') return null;
  return figureIn(text, range, true);
}

function parameterOf(name: ParameterName, draft: ParametersDraft): unknown {
  if (isFigure(name)) return parameterIn(name, draft[name]) ?? parameterFigures[name].usual;
  if (isChoice(name) || isSwitch(name)) return draft[name];
  switch (name) {
    case 'exceptKinds':
      return [...draft.exceptKinds];
    case 'leastTier':
      return draft.leastTier === '' ? null : draft.leastTier;
    case 'certifications':
      return draft.certifications.length === 0
        ? null
        : { names: [...draft.certifications], held: draft.held };
    case 'minimums':
      return draft.minimums.map(({ amount, currency }) => ({ amount: latinDigits(amount), currency }));
  }
}

/** A reason in one line, as it is read: whoever breaks it into lines means blanks. */
const reasonLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

/** The reason a draft gives, also one that lacks a language; undefined where it is empty in all. */
export function reasonOf({ reason }: Pick<RuleDraft, 'reason'>): RuleReason | undefined {
  const said = { en: reasonLine(reason.en), ar: reasonLine(reason.ar), fa: reasonLine(reason.fa) };
  return Object.values(said).every((line) => line === '') ? undefined : said;
}

/** The rule a draft stands for; what cannot be read yet is as it usually is (`ruleFaults` tells of it). */
export function ruleOf(draft: RuleDraft): CardRule {
  const { id, rule, on, verdict, whenNotRecorded, appliesWhen, parameters } = draft;
  const reason = reasonOf(draft);
  return {
    id,
    rule,
    on,
    verdict,
    whenNotRecorded,
    parameters: Object.fromEntries(parametersOf[rule].map((name) => [name, parameterOf(name, parameters)])),
    appliesWhen: appliesWhen.map((condition) => {
      const written = conditionOf(condition);
      return written.field === 'value' ? { ...written, values: written.values.map(spelledAmount) } : written;
    }),
    ...(reason !== undefined && { reason }),
    // Each rule has the parameters that its name says; the API checks them once more.
  } as CardRule;
}

/** The rule as it is published. */
export const withoutCard = ({ id: _, ...rule }: CardRule): ConflictPolicyRule => rule as ConflictPolicyRule;
