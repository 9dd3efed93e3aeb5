/**
 * What is allowed in a conflict policy and hardly meant: rules that find nothing or add nothing, caps that lock a tier
 * out, protection that nothing looks at. Never a false alarm: where it is not proved, nothing is said. Free of schemas,
 * so that the editor says the same while a policy is being written.
 */
import { fold } from '../fold.ts';
import { askIn, type FieldShape } from '../leads/operators.ts';
import { partnerKinds, tiers, type PartnerKind, type Tier } from '../partners/status.ts';
import { readAmountText } from './amount-text.ts';
import type { WrittenConflictPolicy } from './conflict-policy-contract.ts';
import type { ConflictPolicyRule } from './conflict-policy.ts';
import type { ConflictRuleId } from './conflict-status.ts';
import {
  registrationFields,
  type RegistrationCondition,
  type RegistrationField,
} from './registration-fields.ts';
import { isSameReason, isToldAlike, silentWordOf, silentWords } from './rule-reason.ts';

/** Each is the key of its sentence: `conflict-warning.<code>`. */
export const conflictWarningCodes = [
  'adds-nothing',
  'cap-below-lower-tier',
  'cap-without-rule',
  'duplicates-pass',
  'family-of-no-product',
  'finds-nothing',
  'low-likeness',
  'never-applies',
  'never-asked-for-progress',
  'no-likeness-between',
  'no-rule',
  'no-warning',
  'nobody-of-tier',
  'protection-unguarded',
  'reason-not-told',
  'replaces-scheduled',
  'superseded-by-scheduled',
] as const;
export type ConflictWarningCode = (typeof conflictWarningCodes)[number];

export interface ConflictWarning {
  readonly code: ConflictWarningCode;
  /** JSON pointer into the policy. */
  readonly pointer: string;
  /** What its sentence names. */
  readonly params: Readonly<Record<string, string | number>>;
}

const warning = (
  code: ConflictWarningCode,
  pointer: string,
  params: ConflictWarning['params'] = {},
): ConflictWarning => ({ code, pointer, params });

/** Below this two companies have little more in common than a common word. */
const leastLikeness = 0.6;

const shapeOf = (field: RegistrationField): FieldShape => registrationFields[field];

/** Values that stand for all that conditions on a field can tell apart. */
function candidatesOf(field: RegistrationField, values: readonly string[]): (string | null)[] {
  if (field === 'tier') return [...tiers];
  if (field === 'partnerKind') return [...partnerKinds];
  const beyond = values.map((value) => `${value}zq`);
  return [null, 'zq', ...values, ...beyond];
}

/** Whether amounts can meet all of these conditions, as far as their bounds say. */
function amountsCanMeet(conditions: readonly RegistrationCondition[]): boolean {
  const asked = new Set(conditions.map(({ operator }) => operator));
  const bounds = conditions.filter(({ values }) => values.length > 0);
  if (asked.has('is-unknown') && asked.size > 1) return false;
  const amounts = bounds.map(({ operator, values }) => ({ operator, given: values.map(readAmountText) }));
  const currencies = new Set(amounts.flatMap(({ given }) => given.map((one) => one?.currency)));
  if (currencies.size > 1) return false;
  const sizes = (which: 'least' | 'most') =>
    amounts.flatMap(({ operator, given }) => {
      const [first, second] = given.map((one) => one?.amountMinor);
      if (operator === 'between') return (which === 'least' ? first : second) ?? [];
      return operator === (which === 'least' ? 'at-least' : 'at-most') ? (first ?? []) : [];
    });
  return sizes('least').every((least) => sizes('most').every((most) => least <= most));
}

/** Whether a registration can meet all conditions on one field. */
function canMeet(field: RegistrationField, conditions: readonly RegistrationCondition[]): boolean {
  if (field === 'value') return amountsCanMeet(conditions);
  const { kind, order = [] } = shapeOf(field);
  const spell = (text: string) => (kind === 'text' ? fold(text).trim() : text);
  const asked = conditions.map((condition) => askIn(order, spell, condition));
  const values = conditions.flatMap((condition) => condition.values);
  return candidatesOf(field, values).some((value) => asked.every((holds) => holds(value)));
}

const neverApplies = ({ appliesWhen }: ConflictPolicyRule): boolean =>
  [...new Set(appliesWhen.map(({ field }) => field))].some(
    (field) =>
      !canMeet(
        field,
        appliesWhen.filter((condition) => condition.field === field),
      ),
  );

const isEveryKind = (kinds: readonly PartnerKind[]): boolean => new Set(kinds).size === partnerKinds.length;

/** Whether a rule is set so that it can find nothing, whatever registration it is asked about. */
function findsNothing(asked: ConflictPolicyRule, mostOpen: Readonly<Record<Tier, number | null>>): boolean {
  switch (asked.rule) {
    case 'house-account':
    case 'territory-breach':
      return isEveryKind(asked.parameters.exceptKinds);
    case 'missing-tier-or-certification': {
      const { leastTier, certifications } = asked.parameters;
      return (leastTier === null || leastTier === tiers[0]) && certifications === null;
    }
    case 'too-many-open':
      return tiers.every((tier) => mostOpen[tier] === null);
    case 'below-minimum-value':
      return asked.parameters.minimums.length === 0;
    case 'stale-registration': {
      const { coolOffDays, staleAfterDays, pastCloseCounts } = asked.parameters;
      return coolOffDays === 0 && staleAfterDays === null && !pastCloseCounts;
    }
    default:
      return false;
  }
}

/** A condition in one spelling, so that two that ask the same are the same. */
const conditionKey = ({ field, operator, values }: RegistrationCondition): string =>
  JSON.stringify([field, operator, operator === 'between' ? values : values.toSorted()]);

/** Whether a rule says nothing that another does not: the same question, to no more registrations, no more strictly. */
function isWithin(one: ConflictPolicyRule, other: ConflictPolicyRule): boolean {
  if (one.rule !== other.rule || JSON.stringify(one.parameters) !== JSON.stringify(other.parameters))
    return false;
  const own = new Set(one.appliesWhen.map(conditionKey));
  return (
    other.appliesWhen.every((condition) => own.has(conditionKey(condition))) &&
    (one.verdict === 'flag' || other.verdict === 'block') &&
    (one.whenNotRecorded === 'clear' || other.whenNotRecorded === 'flag') &&
    isSameReason(one.reason, other.reason)
  );
}

function ruleWarnings({ rules, protection }: WrittenConflictPolicy): ConflictWarning[] {
  return rules.flatMap((rule, place): ConflictWarning[] => {
    if (!rule.on) return [];
    if (neverApplies(rule)) return [warning('never-applies', `/rules/${place}/appliesWhen`)];
    if (findsNothing(rule, protection.mostOpen))
      return [warning('finds-nothing', `/rules/${place}/parameters`)];
    const by = rules.findIndex(
      (other, index) =>
        index !== place &&
        other.on &&
        isWithin(rule, other) &&
        // Of two that say the same, the later one adds nothing.
        (index < place || !isWithin(other, rule)),
    );
    return by < 0 ? [] : [warning('adds-nothing', `/rules/${place}`, { place: by + 1 })];
  });
}

/** Reasons that partners do not read, since they could tell by them what others do. */
function reasonWarnings({ rules }: WrittenConflictPolicy): ConflictWarning[] {
  const untold = silentWords.filter((word) => !isToldAlike(word, rules));
  return rules.flatMap(({ rule, on, reason }, place) => {
    const word = silentWordOf[rule];
    return on && reason !== undefined && word !== undefined && untold.includes(word)
      ? [warning('reason-not-told', `/rules/${place}/reason`)]
      : [];
  });
}

/** Families that conditions name and no product is of. */
function familyWarnings(
  { rules }: WrittenConflictPolicy,
  families: readonly string[] | undefined,
): ConflictWarning[] {
  if (families === undefined) return [];
  const known = new Set(families.map((name) => fold(name).trim()));
  return rules.flatMap(({ appliesWhen, on }, place) =>
    appliesWhen.flatMap(({ field, operator, values }, index) =>
      on && field === 'productFamily' && operator === 'is-one-of'
        ? values.flatMap((value, at) =>
            known.has(fold(value).trim())
              ? []
              : [warning('family-of-no-product', `/rules/${place}/appliesWhen/${index}/values/${at}`)],
          )
        : [],
    ),
  );
}

function capWarnings({ rules, protection: { mostOpen } }: WrittenConflictPolicy): ConflictWarning[] {
  const asking = rules.filter(({ on, rule }) => on && rule === 'too-many-open');
  const at = (tier: Tier) => `/protection/mostOpen/${tier}`;
  const locks = asking.some(
    (asked) =>
      asked.rule === 'too-many-open' &&
      asked.verdict === 'block' &&
      asked.appliesWhen.length === 0 &&
      asked.parameters.allowance === 0,
  );
  const sizeOf = (tier: Tier | undefined) => (tier === undefined ? 0 : (mostOpen[tier] ?? Infinity));
  return [
    ...(asking.length === 0 && tiers.some((tier) => mostOpen[tier] !== null)
      ? [warning('cap-without-rule', '/protection/mostOpen')]
      : []),
    ...tiers.flatMap((tier, index) => [
      ...(locks && mostOpen[tier] === 0 ? [warning('nobody-of-tier', at(tier), { tier })] : []),
      ...(sizeOf(tier) < sizeOf(tiers[index - 1])
        ? [warning('cap-below-lower-tier', at(tier), { tier })]
        : []),
    ]),
  ];
}

function protectionWarnings({ protection, matching }: WrittenConflictPolicy): ConflictWarning[] {
  const { protectionDays, checkInEveryDays, warningDays } = protection;
  return [
    ...(matching.auto < leastLikeness ? [warning('low-likeness', '/matching/auto')] : []),
    ...(matching.review === matching.auto ? [warning('no-likeness-between', '/matching/review')] : []),
    ...(protectionDays <= checkInEveryDays
      ? [warning('never-asked-for-progress', '/protection/checkInEveryDays')]
      : []),
    ...(warningDays === 0 ? [warning('no-warning', '/protection/warningDays')] : []),
  ];
}

/**
 * Those of the policy as a whole first, then in the order of the rules, of their reasons, of caps, and of protection.
 * @param families of all products; where they are not known, nothing is said of families
 */
export function conflictWarnings(
  policy: WrittenConflictPolicy,
  families?: readonly string[],
): ConflictWarning[] {
  const asks = (id: ConflictRuleId) => policy.rules.some(({ on, rule }) => on && rule === id);
  const whole = policy.rules.some(({ on }) => on)
    ? [
        ...(asks('registered-twice') ? [] : [warning('duplicates-pass', '/rules')]),
        ...(asks('protected-deal') ? [] : [warning('protection-unguarded', '/rules')]),
      ]
    : [warning('no-rule', '/rules')];
  return [
    ...whole,
    ...ruleWarnings(policy),
    ...reasonWarnings(policy),
    ...familyWarnings(policy, families),
    ...capWarnings(policy),
    ...protectionWarnings(policy),
  ];
}
