/** What the values of a condition are chosen from, by field; texts are written. */
import type { LeadField } from '@rafiq/shared/leads/operators.ts';
import { orderOf } from '@rafiq/shared/leads/operators.ts';
import type { ConditionChoices, Option } from '#lib/components/policy/condition-table.ts';
import { countryChoices } from '#lib/format/country-choices.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { languageChoices } from '../../language-choices.ts';
import { valueText } from '../rule-sentences.ts';

export function ruleChoices(format: Formatter, products: readonly Option[]): ConditionChoices<LeadField> {
  const bands = (field: LeadField) =>
    orderOf(field).map((value) => ({ value, label: valueText(field, value, { format, names: {} }) }));
  return {
    country: countryChoices(format),
    language: languageChoices(format),
    productId: products,
    sizeBand: bands('sizeBand'),
    valueBand: bands('valueBand'),
  };
}
