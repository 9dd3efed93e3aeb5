/** A warning as the API tells it: a code, the place of what it is about, and what its sentence names. */
import type { Rule } from './policy-rule.ts';
import { isOfRule, type PolicyWarning, type RuleWarning, type WarnedPolicy } from './policy-warnings.ts';

export interface ToldWarning {
  readonly code: PolicyWarning['kind'];
  /** JSON pointer into the policy; empty: all of it. */
  readonly pointer: string;
  /** Of its sentence in the catalogue. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

function pointerIn({ when, among, prefer }: Rule, warning: RuleWarning): string {
  switch (warning.kind) {
    case 'unreachable':
    case 'unreachable-by-several':
    case 'overlap':
      return '/when';
    case 'contradiction':
      return `/when/${when.findIndex(({ field }) => field === warning.field)}`;
    case 'direct-excluded':
    case 'direct-not-among':
    case 'direct-suspended':
    case 'direct-terminated':
    case 'direct-not-active':
    case 'direct-without-weight':
      return '/strategy/partnerId';
    case 'among-excluded':
      return '/among/partners';
    case 'tier-of-nobody':
      return warning.list === 'prefer'
        ? `/prefer/${prefer.indexOf(warning.tier)}`
        : `/among/tiers/${among.tiers.indexOf(warning.tier)}`;
    case 'kind-of-nobody':
      return `/among/kinds/${among.kinds.indexOf(warning.partnerKind)}`;
    case 'product-of-nobody': {
      const at = when.findIndex(
        ({ field, operator, values }) =>
          field === 'productId' && operator === 'is-one-of' && values.includes(warning.productId),
      );
      return `/when/${at}/values/${when[at]?.values.indexOf(warning.productId) ?? 0}`;
    }
    case 'nobody-certified':
      return '/among/certifications';
  }
}

/** The key of its sentence, and what that names. */
function sentenceOf(
  warning: PolicyWarning,
  nameOf: (rule: string) => string,
): Pick<ToldWarning, 'key' | 'params'> {
  const key = `warning.${warning.kind}`;
  switch (warning.kind) {
    case 'unreachable':
      return { key, params: { rule: nameOf(warning.by) } };
    case 'overlap':
      return { key, params: { rule: nameOf(warning.with) } };
    case 'unreachable-by-several': {
      const [rule = '', other = ''] = warning.by.map(nameOf);
      const count = warning.by.length;
      return count > 2
        ? { key: `${key}.more`, params: { rule, other, count } }
        : { key, params: { rule, other } };
    }
    case 'tier-of-nobody':
      return { key, params: { tier: warning.tier } };
    case 'nobody-certified':
      return { key: `${key}.${warning.held}`, params: {} };
    default:
      return { key, params: {} };
  }
}

/** @param policy the one that was warned of */
export function tellWarning(policy: WarnedPolicy, warning: PolicyWarning): ToldWarning {
  const { rules, excludedPartners } = policy;
  const nameOf = (id: string) => rules.find((rule) => rule.id === id)?.name ?? id;
  const told = { code: warning.kind, ...sentenceOf(warning, nameOf) };
  if (!isOfRule(warning)) {
    const ofExclusions = excludedPartners.length > 0 ? '/excludedPartners' : '';
    return { ...told, pointer: warning.kind === 'nobody-left' ? ofExclusions : '/rules' };
  }
  const at = rules.findIndex(({ id }) => id === warning.rule);
  const rule = rules[at];
  const pointer = rule === undefined ? '/rules' : `/rules/${at}${pointerIn(rule, warning)}`;
  return { ...told, pointer };
}
