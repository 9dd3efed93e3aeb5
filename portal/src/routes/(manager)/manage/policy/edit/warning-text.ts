import type { RuleWarning, SharedPlace } from '@rafiq/shared/leads/policy-warnings.ts';
import { m } from '#lib/paraglide/messages.js';
import { partnerKindWords, tierWords } from '#lib/components/terms/partner-terms.ts';
import { isolated } from '#lib/format/isolated.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { valueText } from '../rule-sentences.ts';
import { leadFieldWords } from '../rule-words.ts';

/** So many values of a field are named; where there are more, how many. */
const mostNamed = 3;

/** Where two rules meet: `Oman, United Arab Emirates · Postal code 12…`. */
function placesText(where: readonly SharedPlace[], format: Formatter): string {
  return where
    .map(({ field, values }) => {
      const names = values
        .slice(0, mostNamed)
        .map(({ value, beginning }) =>
          isolated(`${valueText(field, value, { format, names: {} })}${beginning ? '…' : ''}`),
        );
      const more = values.length - names.length;
      const list =
        more > 0
          ? m.rule_more({ list: names.join(m.ui_list_comma()), count: format.number(more) })
          : names.join(m.ui_list_comma());
      return field === 'country' ? list : `${leadFieldWords[field]()} ${list}`;
    })
    .join(' · ');
}

/** What a warning is told with. */
interface Words {
  /** The name of a rule by its id. */
  ruleName: (id: string) => string;
  /** The name of the partner that the rule gives its leads to. */
  partner: string;
  /** The names of products, by id. */
  names: Readonly<Record<string, string>>;
  format: Formatter;
}

function overlapText({ with: earlier, where }: RuleWarning & { kind: 'overlap' }, words: Words): string {
  const rule = words.ruleName(earlier);
  return where.length === 0
    ? m.rule_warn_overlap_somewhere({ rule })
    : m.rule_warn_overlap({ rule, where: placesText(where, words.format) });
}

function rulesText(rules: readonly string[], { ruleName, format }: Words): string {
  const names = rules.slice(0, mostNamed).map(ruleName).join(m.ui_list_comma());
  const more = rules.length - mostNamed;
  return more > 0 ? m.rule_more({ list: names, count: format.number(more) }) : names;
}

/** A warning of a rule in the reader's words. */
export function warningText(warning: RuleWarning, words: Words): string {
  const { ruleName, partner, names, format } = words;
  switch (warning.kind) {
    case 'unreachable':
      return m.rule_warn_unreachable({ rule: ruleName(warning.by) });
    case 'unreachable-by-several':
      return m.rule_warn_unreachable_by_several({ rules: rulesText(warning.by, words) });
    case 'contradiction':
      return m.rule_warn_contradiction({ field: leadFieldWords[warning.field]() });
    case 'overlap':
      return overlapText(warning, words);
    case 'direct-excluded':
      return m.rule_warn_direct_excluded({ partner });
    case 'direct-not-among':
      return m.rule_warn_direct_not_among({ partner });
    case 'direct-suspended':
      return m.rule_warn_direct_suspended({ partner });
    case 'direct-terminated':
      return m.rule_warn_direct_terminated({ partner });
    case 'direct-not-active':
      return m.rule_warn_direct_not_active({ partner });
    case 'direct-without-weight':
      return m.rule_warn_direct_without_weight({ partner });
    case 'among-excluded':
      return m.rule_warn_among_excluded();
    case 'tier-of-nobody':
      return m.rule_warn_tier({ tier: tierWords[warning.tier]() });
    case 'kind-of-nobody':
      return m.rule_warn_kind({ kind: partnerKindWords[warning.partnerKind]() });
    case 'product-of-nobody':
      return m.rule_warn_product({
        product: isolated(valueText('productId', warning.productId, { format, names })),
      });
    case 'nobody-certified':
      return warning.held === 'all' ? m.rule_warn_all_certified() : m.rule_warn_any_certified();
  }
}
