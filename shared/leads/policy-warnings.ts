/**
 * What is allowed in a policy and hardly meant: rules that no lead reaches, conditions that no lead meets, partners that
 * get nothing, territories that two rules share. Never a false alarm: where it is not proved, nothing is said. Free of
 * schemas, so that the editor says the same while a policy is being written.
 */
import { fold } from '../fold.ts';
import type { PartnerKind, PartnerStatus, Tier } from '../partners/status.ts';
import { emptyField, isCovered, isWithin, leadSets, meet, unusedLetter } from './lead-sets.ts';
import type { LeadSet, Patience } from './lead-sets.ts';
import { ask, leadFields, spelled } from './operators.ts';
import type { LeadField } from './operators.ts';
import type { PolicyDocument } from './policy-contract.ts';
import type { Rule } from './policy-rule.ts';

export type RuleWarning = { readonly rule: string } & (
  | { readonly kind: 'unreachable'; /** The earlier rule that takes all its leads. */ readonly by: string }
  | {
      readonly kind: 'unreachable-by-several';
      /** The earlier rules that take all its leads together. */
      readonly by: readonly string[];
    }
  | { readonly kind: 'contradiction'; readonly field: LeadField }
  | {
      readonly kind: 'overlap';
      /** The earlier rule that takes some of its leads. */
      readonly with: string;
      readonly where: readonly SharedPlace[];
    }
  | { readonly kind: 'direct-excluded' | 'direct-not-among' | 'among-excluded' }
  | {
      readonly kind: 'direct-suspended' | 'direct-terminated' | 'direct-not-active' | 'direct-without-weight';
    }
  | {
      readonly kind: 'tier-of-nobody';
      readonly tier: Tier;
      /** Where the rule names it. */
      readonly list: 'among' | 'prefer';
    }
  | { readonly kind: 'kind-of-nobody'; readonly partnerKind: PartnerKind }
  | { readonly kind: 'product-of-nobody'; readonly productId: string }
  | { readonly kind: 'nobody-certified'; readonly held: 'any' | 'all' }
);

/** Of the policy as a whole: none of its rules is for any lead, or it can offer nobody anything. */
export interface WholeWarning {
  readonly kind: 'no-rule-reached' | 'nobody-left';
}
export type PolicyWarning = RuleWarning | WholeWarning;

export const isOfRule = (warning: PolicyWarning): warning is RuleWarning => 'rule' in warning;

/** A partner as far as warnings look at it. */
export interface PartnerInPlay {
  readonly id: string;
  readonly tier: Tier;
  readonly kind: PartnerKind;
  /** The products it takes; empty: any. */
  readonly products: readonly string[];
  /** The folded names of the certifications it holds that are valid now. */
  readonly certifications: readonly string[];
}

/** What is known of the partners. */
export interface KnownPartners {
  /** Those that can be offered leads, active and of some weight; null where not all of them are known. */
  readonly inPlay: readonly PartnerInPlay[] | null;
  /** How partners stand, by id, as far as it is known. */
  readonly standing: Readonly<Record<string, { readonly status: PartnerStatus; readonly weight: number }>>;
}
export const nothingKnown: KnownPartners = { inPlay: null, standing: {} };

/** What two rules both accept in one field, as far as either names it. */
export interface SharedPlace {
  readonly field: LeadField;
  /** As it is written in a rule; a `beginning` stands for all that begins so. */
  readonly values: readonly { readonly value: string; readonly beginning: boolean }[];
}

/** The fields that say where a lead comes from. */
const territory = ['country', 'subdivision', 'postalCode'] as const satisfies readonly LeadField[];

const asksWhere = ({ when }: Rule): boolean =>
  when.some(({ field }) => territory.some((place) => place === field));

/** Where two rules meet: what either names and both accept. */
function sharedPlaces(one: Rule, other: Rule): SharedPlace[] {
  return territory.flatMap((field): SharedPlace[] => {
    const conditions = [...one.when, ...other.when].filter((condition) => condition.field === field);
    const asked = conditions.map((condition) => ask(condition));
    const accepted = (value: string) => asked.every((holds) => holds(value));
    const written = new Map(
      conditions.flatMap(({ values }) => values.map((value) => [spelled(field, value), value] as const)),
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

/** A rule with the leads it is for; undefined while it is being written. */
interface Placed {
  readonly rule: Rule;
  readonly set: LeadSet | undefined;
}

/**
 * Whether two rules share a territory and neither is the narrower: one that is narrower and comes first is how the first
 * match is meant, and one that comes after it is never reached.
 */
const overlaps = (earlier: Placed, later: Placed): boolean =>
  earlier.set !== undefined &&
  later.set !== undefined &&
  asksWhere(earlier.rule) &&
  asksWhere(later.rule) &&
  meet(earlier.set, later.set) &&
  !isWithin(earlier.set, later.set);

interface Taking {
  readonly id: string;
  readonly set: LeadSet;
}

/** So many pieces of sets are looked at for one rule, and for all rules of a policy together. */
const [mostOfRule, mostOfPolicy] = [5000, 50_000];

/** The earlier rules that take all leads of a rule together; the later ones of them are left out where they add nothing. */
function takenBySeveral(set: LeadSet, earlier: readonly Placed[], ofPolicy: Patience): string[] | undefined {
  const patience = { pieces: Math.min(mostOfRule, ofPolicy.pieces) };
  const begun = patience.pieces;
  let taking = earlier.flatMap((one): Taking[] =>
    one.set !== undefined && meet(one.set, set) ? [{ id: one.rule.id, set: one.set }] : [],
  );
  const isEnough = (some: readonly Taking[]) =>
    isCovered(
      set,
      some.map((one) => one.set),
      patience,
    ) === true;
  const isTaken = taking.length > 1 && isEnough(taking);
  for (const one of isTaken ? taking.toReversed() : []) {
    const others = taking.filter((other) => other !== one);
    if (isEnough(others)) taking = others;
  }
  ofPolicy.pieces -= begun - Math.max(0, patience.pieces);
  return isTaken ? taking.map(({ id }) => id) : undefined;
}

/** What the conditions of a rule prove, by themselves and after those before it. */
function reachWarnings(
  { rule, set }: Placed,
  earlier: readonly Placed[],
  { isFollower, patience }: { isFollower: boolean; patience: Patience },
): RuleWarning[] {
  if (set === undefined) return [];
  const { id } = rule;
  const field = emptyField(set);
  if (field !== undefined) return [{ rule: id, kind: 'contradiction', field }];
  // Leads come to it also past its own conditions.
  if (isFollower) return [];
  const by = earlier.find((one) => one.set !== undefined && isWithin(set, one.set));
  if (by !== undefined) return [{ rule: id, kind: 'unreachable', by: by.rule.id }];
  const several = takenBySeveral(set, earlier, patience);
  if (several !== undefined) return [{ rule: id, kind: 'unreachable-by-several', by: several }];
  const met = earlier.find((one) => overlaps(one, { rule, set }));
  return met === undefined
    ? []
    : [{ rule: id, kind: 'overlap', with: met.rule.id, where: sharedPlaces(met.rule, rule) }];
}

function standingWarning(partnerId: string, { standing }: KnownPartners) {
  const known = standing[partnerId];
  if (known === undefined) return undefined;
  const { status, weight } = known;
  if (status === 'suspended' || status === 'terminated') return `direct-${status}` as const;
  if (status !== 'active') return 'direct-not-active';
  return weight === 0 ? 'direct-without-weight' : undefined;
}

function partnerWarnings(
  { id, strategy, among }: Rule,
  excluded: ReadonlySet<string>,
  known: KnownPartners,
): RuleWarning[] {
  const named = among.partners;
  const warnings: RuleWarning[] = [];
  if (strategy.kind === 'direct' && strategy.partnerId !== '') {
    const standing = standingWarning(strategy.partnerId, known);
    if (standing !== undefined) warnings.push({ rule: id, kind: standing });
    if (excluded.has(strategy.partnerId)) warnings.push({ rule: id, kind: 'direct-excluded' });
    if (named.length > 0 && !named.includes(strategy.partnerId))
      warnings.push({ rule: id, kind: 'direct-not-among' });
  }
  if (named.length > 0 && named.every((partner) => excluded.has(partner)))
    warnings.push({ rule: id, kind: 'among-excluded' });
  return warnings;
}

/** What a rule names that none of the partners has who could be offered its leads. */
function nobodyWarnings(
  { id, when, among, prefer }: Rule,
  offerable: readonly PartnerInPlay[],
  asksProducts: boolean,
): RuleWarning[] {
  const tierWarnings = (tiers: readonly Tier[], list: 'among' | 'prefer') =>
    tiers
      .filter((tier) => !offerable.some((partner) => partner.tier === tier))
      .map((tier): RuleWarning => ({ rule: id, kind: 'tier-of-nobody', tier, list }));
  const products = asksProducts
    ? when.flatMap(({ field, operator, values }) =>
        field === 'productId' && operator === 'is-one-of' ? values : [],
      )
    : [];
  return [
    ...products
      .filter((one) => !offerable.some((own) => own.products.length === 0 || own.products.includes(one)))
      .map((productId): RuleWarning => ({ rule: id, kind: 'product-of-nobody', productId })),
    ...tierWarnings(among.tiers, 'among'),
    ...among.kinds
      .filter((kind) => !offerable.some((partner) => partner.kind === kind))
      .map((partnerKind): RuleWarning => ({ rule: id, kind: 'kind-of-nobody', partnerKind })),
    ...certificationWarnings(id, among, offerable),
    ...tierWarnings(prefer, 'prefer'),
  ];
}

function certificationWarnings(
  rule: string,
  { certifications }: Rule['among'],
  offerable: readonly PartnerInPlay[],
): RuleWarning[] {
  if (certifications === undefined) return [];
  const { names, held } = certifications;
  const wanted = names.map(fold);
  const isHeld = offerable.some((own) =>
    held === 'all'
      ? wanted.every((name) => own.certifications.includes(name))
      : wanted.some((name) => own.certifications.includes(name)),
  );
  return isHeld ? [] : [{ rule, kind: 'nobody-certified', held }];
}

/** Rules that a cascade goes on with. */
const followersIn = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(
    rules.flatMap(({ strategy }) =>
      strategy.kind === 'cascade' && typeof strategy.next !== 'string' ? [strategy.next.rule] : [],
    ),
  );

/** What of a policy is to be warned of. */
export type WarnedPolicy = Pick<PolicyDocument, 'rules' | 'excludedPartners' | 'steps'>;

const neverReached: readonly PolicyWarning['kind'][] = [
  'contradiction',
  'unreachable',
  'unreachable-by-several',
];

/** Those of the policy as a whole first, then in the order of the rules. */
export function policyWarnings(
  { rules, excludedPartners, steps }: WarnedPolicy,
  known: KnownPartners = nothingKnown,
): PolicyWarning[] {
  const excluded = new Set(excludedPartners);
  const followers = followersIn(rules);
  const sets = leadSets(rules.map(({ when }) => when));
  const patience = { pieces: mostOfPolicy };
  const placed = rules.map((rule, index): Placed => ({ rule, set: sets[index] }));
  const offerable = known.inPlay?.filter(({ id }) => !excluded.has(id));
  const nobodyLeft = offerable?.length === 0;
  const ofRules = placed.flatMap((one, index): RuleWarning[] => [
    ...reachWarnings(one, placed.slice(0, index), { isFollower: followers.has(one.rule.id), patience }),
    ...partnerWarnings(one.rule, excluded, known),
    // Where nobody is left, it is said once.
    ...(offerable === undefined || nobodyLeft
      ? []
      : nobodyWarnings(one.rule, offerable, steps.specialisation)),
  ]);
  const unreached = new Set(ofRules.flatMap(({ rule, kind }) => (neverReached.includes(kind) ? rule : [])));
  return [
    ...(nobodyLeft ? [{ kind: 'nobody-left' } as const] : []),
    ...(rules.length > 0 && unreached.size === rules.length ? [{ kind: 'no-rule-reached' } as const] : []),
    ...ofRules,
  ];
}
