import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { isolated } from '#lib/format/isolated.ts';
import { m } from '#lib/paraglide/messages.js';

/** City, subdivision and country as far as they are known: `Dubai, United Arab Emirates`. */
export function placeOf(
  facts: Pick<LeadFacts, 'city' | 'subdivision' | 'country' | 'countryText'>,
  format: Formatter,
): string {
  const country = facts.country === null ? facts.countryText : format.country(facts.country);
  const subdivision = facts.subdivision === facts.city ? null : facts.subdivision;
  const parts = [facts.city, subdivision, country].filter((part) => part !== null && part !== '');
  return parts.map((part) => isolated(part ?? '')).join(m.ui_list_comma());
}
