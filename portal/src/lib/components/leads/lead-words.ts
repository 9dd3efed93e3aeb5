/** How a lead is told from its permitted facts. */
import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { valueBandWords } from '../terms.ts';

/** A text that keeps its own direction among its neighbours (Unicode isolates): for joining names into one line. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

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

/** What a lead is called while its customer is hidden: the product, else the industry, else just a lead. */
export const titleOf = (facts: LeadFacts): string =>
  facts.productName ?? facts.industry ?? m.lead_without_product();

/** The head count of a band in the reader's digits; `5000+` keeps its plus. */
export function sizeOf(facts: Pick<LeadFacts, 'sizeBand'>, format: Formatter): string | null {
  if (facts.sizeBand === null) return null;
  const range = facts.sizeBand.replace(/\d+/g, (digits) => format.number(Number(digits)));
  return m.size_people({ range: range.replace('-', '–') });
}

export const valueOf = (facts: LeadFacts): string | null =>
  facts.valueBand === 'unknown' ? null : valueBandWords[facts.valueBand]();
