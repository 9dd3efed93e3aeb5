/** What rules are made of, in the reader's words. */
import type { LeadField } from '@rafiq/shared/leads/operators.ts';
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
