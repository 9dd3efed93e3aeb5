/** What rules are made of, in the reader's words. */
import type { LeadField, OperatorName } from '@rafiq/shared/leads/operators.ts';
import { m } from '#lib/paraglide/messages.js';

type Words<Code extends string> = Readonly<Record<Code, () => string>>;

export const leadFieldWords: Words<LeadField> = {
  country: m.leads_country,
  subdivision: m.organisation_subdivision,
  city: m.organisation_city,
  postalCode: m.organisation_postal,
  productId: m.fact_product,
  industry: m.fact_industry,
  sizeBand: m.fact_size,
  valueBand: m.fact_value,
  language: m.fact_language,
};

export const operatorWords: Words<OperatorName> = {
  'is-one-of': m.op_is_one_of,
  'is-none-of': m.op_is_none_of,
  'begins-with': m.op_begins_with,
  'at-least': m.op_at_least,
  'at-most': m.op_at_most,
  between: m.op_between,
  'is-known': m.op_is_known,
  'is-unknown': m.op_is_unknown,
};
