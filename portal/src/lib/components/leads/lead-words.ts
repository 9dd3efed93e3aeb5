/** How a lead is told from its permitted facts. */
import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { valueBandWords } from '../terms.ts';

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
