/**
 * What is allowed in a policy and hardly meant: rules that no lead reaches, conditions that no lead meets, partners
 * that get nothing, territories that two rules share. Never a false alarm: where the conditions alone do not prove it, nothing is said.
 */
import { fold } from '@rafiq/shared/fold.ts';
import {
  ask,
  leadFieldNames,
  operators,
  orderOf,
  leadFields,
  spelled,
} from '@rafiq/shared/leads/operators.ts';
import type { Condition, LeadField } from '@rafiq/shared/leads/operators.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';

export type RuleWarning = { readonly rule: string } & (
  | { readonly kind: 'unreachable'; /** The earlier rule that takes all its leads. */ readonly by: string }
  | { readonly kind: 'contradiction'; readonly field: LeadField }
  | {
      readonly kind: 'overlap';
      /** The earlier rule that takes some of its leads. */
      readonly with: string;
      readonly where: readonly SharedPlace[];
    }
  | { readonly kind: 'direct-excluded' | 'direct-not-among' | 'among-excluded' }
  | { readonly kind: 'nobody-certified'; readonly held: 'any' | 'all' }
);

/** What is known of the certifications that partners hold. */
export interface KnownCertifications {
  /** Of each active partner, the folded names of those that are valid now; null where not all partners are known. */
  readonly heldBy: readonly (readonly string[])[] | null;
}

/** What two rules both accept in one field, as far as either names it. */
export interface SharedPlace {
  readonly field: LeadField;
  /** As it is written in a rule; a `beginning` stands for all that begins so. */
  readonly values: readonly { readonly value: string; readonly beginning: boolean }[];
}

/** All that a rule asks of one field. */
interface Question {
  readonly holds: (value: string | null) => boolean;
  /** The values its conditions name, in the field's one spelling. */
  readonly named: readonly string[];
  /** The same as they are written. */
  readonly written: readonly string[];
}
type Questions = Readonly<Partial<Record<LeadField, Question>>>;

const needed = { none: 0, one: 1, two: 2, many: 1 } as const;
/** Whether a condition is whole; one that is still being written proves nothing. */
const isWhole = ({ operator, values }: Condition): boolean =>
  values.length >= needed[operators[operator].accepts] && values.every((value) => value !== '');

function questionsOf(rule: Rule): Questions | undefined {
  if (!rule.when.every(isWhole)) return undefined;
  const questions: Partial<Record<LeadField, Question>> = {};
  for (const field of leadFieldNames) {
    const conditions = rule.when.filter((condition) => condition.field === field);
    if (conditions.length === 0) continue;
    const asked = conditions.map(ask);
    questions[field] = {
      holds: (value) => asked.every((holds) => holds(value)),
      named: conditions.flatMap(({ values }) => values.map((value) => spelled(field, value))),
      written: conditions.flatMap(({ values }) => values),
    };
  }
  return questions;
}

/** A letter that occurs in none of these; folding leaves letters of private use as they are. */
function unusedLetter(texts: readonly string[]): string {
  let code = 0xe000;
  while (texts.some((text) => text.includes(String.fromCharCode(code)))) code += 1;
  return String.fromCharCode(code);
}

/**
 * Values that stand for all values of a field: no operator tells two values of one kind apart. Of bands, each; of codes,
 * each that is named and one that is not; of texts also what goes on after a named beginning. Null: nothing is said.
 */
function samples(field: LeadField, named: readonly string[]): (string | null)[] {
  const order = orderOf(field);
  if (order.length > 0) return [...order, null];
  const other = unusedLetter(named);
  const longer = leadFields[field].kind === 'text' ? named.map((value) => value + other) : [];
  return [...named, ...longer, other, null];
}

/** Whether each value that the one accepts is accepted by the other too. */
const isWithin = (field: LeadField, one: Question, other: Question): boolean =>
  samples(field, [...one.named, ...other.named]).every((value) => !one.holds(value) || other.holds(value));

/** Whether every lead that meets the later conditions meets the earlier ones too. */
const takesAllOf = (earlier: Questions, later: Questions): boolean =>
  leadFieldNames.every((field) => {
    const [asked, narrower] = [earlier[field], later[field]];
    return asked === undefined || (narrower !== undefined && isWithin(field, narrower, asked));
  });

/** The fields that say where a lead comes from. */
const territory = ['country', 'subdivision', 'postalCode'] as const satisfies readonly LeadField[];

/** Whether some value is accepted by both. */
const meets = (field: LeadField, one: Question, other: Question): boolean =>
  samples(field, [...one.named, ...other.named]).some((value) => one.holds(value) && other.holds(value));

/** Whether some lead meets the conditions of both, by what each field may say. */
const meetEachOther = (one: Questions, other: Questions): boolean =>
  leadFieldNames.every((field) => {
    const [asked, alsoAsked] = [one[field], other[field]];
    return asked === undefined || alsoAsked === undefined || meets(field, asked, alsoAsked);
  });

const asksWhere = (questions: Questions): boolean =>
  territory.some((field) => questions[field] !== undefined);

/** Where two rules meet: what either names and both accept. */
function sharedPlaces(one: Questions, other: Questions): SharedPlace[] {
  return territory.flatMap((field): SharedPlace[] => {
    const asked = [one[field], other[field]].filter((question) => question !== undefined);
    const accepted = (value: string) => asked.every(({ holds }) => holds(value));
    const written = new Map(
      asked.flatMap((question) => question.written.map((value) => [spelled(field, value), value] as const)),
    );
    const more = unusedLetter([...written.keys()]);
    const values = [...written]
      .filter(([value]) => accepted(value))
      .map(([value, as]) => ({
        value: as,
        beginning: leadFields[field].kind === 'text' && accepted(value + more),
      }));
    return values.length === 0 ? [] : [{ field, values }];
  });
}

/**
 * Whether two rules share a territory and neither is the narrower: one that is narrower and comes first is how the first
 * match is meant, and one that comes after it is never reached.
 */
const overlaps = (earlier: Questions, later: Questions): boolean =>
  asksWhere(earlier) &&
  asksWhere(later) &&
  meetEachOther(earlier, later) &&
  !takesAllOf(later, earlier) &&
  contradictionIn(earlier) === undefined;

const contradictionIn = (questions: Questions): LeadField | undefined =>
  leadFieldNames.find((field) => {
    const question = questions[field];
    return question !== undefined && !samples(field, question.named).some((value) => question.holds(value));
  });

function partnerWarnings({ id, strategy, among }: Rule, excluded: ReadonlySet<string>): RuleWarning[] {
  const named = among.partners;
  const warnings: RuleWarning[] = [];
  if (strategy.kind === 'direct' && strategy.partnerId !== '') {
    if (excluded.has(strategy.partnerId)) warnings.push({ rule: id, kind: 'direct-excluded' });
    if (named.length > 0 && !named.includes(strategy.partnerId))
      warnings.push({ rule: id, kind: 'direct-not-among' });
  }
  if (named.length > 0 && named.every((partner) => excluded.has(partner)))
    warnings.push({ rule: id, kind: 'among-excluded' });
  return warnings;
}

function certificationWarnings({ id, among }: Rule, { heldBy }: KnownCertifications): RuleWarning[] {
  if (among.certifications === undefined || heldBy === null) return [];
  const { names, held } = among.certifications;
  const wanted = names.map(fold);
  const isHeld = heldBy.some((own) =>
    held === 'all' ? wanted.every((name) => own.includes(name)) : wanted.some((name) => own.includes(name)),
  );
  return isHeld ? [] : [{ rule: id, kind: 'nobody-certified', held }];
}

/** Rules that a cascade goes on with: leads come to them also past their own conditions. */
const followers = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(
    rules.flatMap(({ strategy }) =>
      strategy.kind === 'cascade' && typeof strategy.next !== 'string' ? [strategy.next.rule] : [],
    ),
  );

/** In the order of the rules. */
export function ruleWarnings(
  rules: readonly Rule[],
  excludedPartners: readonly string[],
  certifications: KnownCertifications = { heldBy: null },
): RuleWarning[] {
  const excluded = new Set(excludedPartners);
  const follow = followers(rules);
  const asked = rules.map(questionsOf);
  return rules.flatMap((rule, index): RuleWarning[] => {
    const others = [...partnerWarnings(rule, excluded), ...certificationWarnings(rule, certifications)];
    const questions = asked[index];
    if (questions === undefined) return others;
    const field = contradictionIn(questions);
    if (field !== undefined) return [{ rule: rule.id, kind: 'contradiction', field }, ...others];
    if (follow.has(rule.id)) return others;
    const by = rules.find((_, at) => {
      const earlier = at < index ? asked[at] : undefined;
      return earlier !== undefined && takesAllOf(earlier, questions);
    });
    if (by !== undefined) return [{ rule: rule.id, kind: 'unreachable', by: by.id }, ...others];
    const place = asked.findIndex(
      (earlier, at) => at < index && earlier !== undefined && overlaps(earlier, questions),
    );
    const [met, taken] = [rules[place], asked[place]];
    return met === undefined || taken === undefined
      ? others
      : [...others, { rule: rule.id, kind: 'overlap', with: met.id, where: sharedPlaces(taken, questions) }];
  });
}
