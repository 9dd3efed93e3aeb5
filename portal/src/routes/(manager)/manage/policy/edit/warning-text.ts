import { m } from '#lib/paraglide/messages.js';
import type { RuleWarning } from '../rule-warnings.ts';
import { leadFieldWords } from '../rule-words.ts';

/**
 * A warning in the reader's words.
 * @param ruleName the name of a rule by its id
 * @param partner the name of the partner that the rule gives its leads to
 */
export function warningText(warning: RuleWarning, ruleName: (id: string) => string, partner: string): string {
  switch (warning.kind) {
    case 'unreachable':
      return m.rule_warn_unreachable({ rule: ruleName(warning.by) });
    case 'contradiction':
      return m.rule_warn_contradiction({ field: leadFieldWords[warning.field]() });
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
