import { m } from '#lib/paraglide/messages.js';
import { isolated } from '#lib/components/leads/lead-words.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { valueText } from '../rule-sentences.ts';
import type { RuleWarning, SharedPlace } from '../rule-warnings.ts';
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

/**
 * A warning in the reader's words.
 * @param ruleName the name of a rule by its id
 * @param partner the name of the partner that the rule gives its leads to
 */
export function warningText(
  warning: RuleWarning,
  ruleName: (id: string) => string,
  partner: string,
  format: Formatter,
): string {
  switch (warning.kind) {
    case 'unreachable':
      return m.rule_warn_unreachable({ rule: ruleName(warning.by) });
    case 'contradiction':
      return m.rule_warn_contradiction({ field: leadFieldWords[warning.field]() });
    case 'overlap': {
      const rule = ruleName(warning.with);
      return warning.where.length === 0
        ? m.rule_warn_overlap_somewhere({ rule })
        : m.rule_warn_overlap({ rule, where: placesText(warning.where, format) });
    }
    case 'direct-excluded':
      return m.rule_warn_direct_excluded({ partner });
    case 'direct-not-among':
      return m.rule_warn_direct_not_among({ partner });
    case 'among-excluded':
      return m.rule_warn_among_excluded();
    case 'nobody-certified':
      return warning.held === 'all' ? m.rule_warn_all_certified() : m.rule_warn_any_certified();
  }
}
