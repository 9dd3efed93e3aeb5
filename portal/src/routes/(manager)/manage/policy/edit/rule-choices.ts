/** What the values of a condition are chosen from, by field; texts are written. */
import type { LeadField } from '@rafiq/shared/leads/operators.ts';
import { orderOf } from '@rafiq/shared/leads/operators.ts';
import { countryCodes } from '#lib/format/countries.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { languageChoices } from '../../language-choices.ts';
import { valueText } from '../rule-sentences.ts';

export interface Option {
  value: string;
  label: string;
}
export type RuleChoices = Readonly<Partial<Record<LeadField, readonly Option[]>>>;

export function ruleChoices(format: Formatter, products: readonly Option[]): RuleChoices {
  const bands = (field: LeadField) =>
    orderOf(field).map((value) => ({ value, label: valueText(field, value, { format, names: {} }) }));
  return {
    country: countryCodes
      .map((value) => ({ value, label: format.country(value) }))
      .sort((one, other) => format.compare(one.label, other.label)),
    language: languageChoices(format),
    productId: products,
    sizeBand: bands('sizeBand'),
    valueBand: bands('valueBand'),
  };
}

/** Products by words of their names; undefined without a connection. */
export async function findProducts(words: string): Promise<Option[] | undefined> {
  try {
    const response = await fetch(`/manage/products/find?${new URLSearchParams({ q: words })}`, {
      headers: { accept: 'application/json' },
    });
    return response.ok ? ((await response.json()) as { found: Option[] }).found : undefined;
  } catch (error) {
    console.debug(error); // the field says that nothing could be found
    return undefined;
  }
}
