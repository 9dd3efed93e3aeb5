import type { OperatorName } from '@rafiq/shared/leads/operators.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

/** So many values are named; a sentence with more says how many. */
const mostNamed = 6;

/** Texts as one list, of which any is enough. */
export function listed(texts: readonly string[], format: Formatter): string {
  const more = texts.length - mostNamed;
  if (more <= 0) return format.list(texts, 'disjunction');
  const list = texts.slice(0, mostNamed).join(m.ui_list_comma());
  return m.rule_more({ list, count: format.number(more) });
}

/**
 * What a condition asks, for each operator of the table.
 * @param texts its values as people say them; none where they are not chosen yet
 */
export function operatorSentence(
  operator: OperatorName,
  field: string,
  texts: readonly string[],
  format: Formatter,
): string {
  const [first = '…', second = '…'] = texts;
  const values = texts.length === 0 ? '…' : listed(texts, format);
  switch (operator) {
    case 'is-one-of':
      return m.rule_says_one_of({ field, values });
    case 'is-none-of':
      return m.rule_says_none_of({ field, values });
    case 'begins-with':
      return m.rule_says_begins({ field, values });
    case 'at-least':
      return m.rule_says_at_least({ field, value: first });
    case 'at-most':
      return m.rule_says_at_most({ field, value: first });
    case 'between':
      return m.rule_says_between({ field, from: first, to: second });
    case 'is-known':
      return m.rule_says_known({ field });
    case 'is-unknown':
      return m.rule_says_unknown({ field });
  }
}
