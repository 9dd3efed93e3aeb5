/** The columns of leads that are not a partner's yet: what it may know of them before it takes one, and nothing else. */
import type { LeadFacts, Offer, PoolEntry } from '@rafiq/shared/leads/contract.ts';
import { sizeOf } from '#lib/components/leads/lead-words.ts';
import { offerStatusWords, reasonName, valueBandWords } from '#lib/components/terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** What a card says of a lead. */
const factColumns: readonly ExportColumn<{ facts: LeadFacts }>[] = [
  { key: 'product', label: m.fact_product, cell: ({ facts }) => facts.productName },
  { key: 'industry', label: m.fact_industry, cell: ({ facts }) => facts.industry },
  {
    key: 'country',
    label: m.leads_country,
    cell: ({ facts }, format) => (facts.country ? format.country(facts.country) : facts.countryText),
  },
  { key: 'subdivision', label: m.organisation_subdivision, cell: ({ facts }) => facts.subdivision },
  { key: 'city', label: m.organisation_city, cell: ({ facts }) => facts.city },
  { key: 'size', label: m.fact_size, cell: ({ facts }, format) => sizeOf(facts, format) },
  { key: 'value', label: m.fact_value, cell: ({ facts }) => valueBandWords[facts.valueBand]() },
];

/** An offer; times are ISO 8601 in UTC. Why it came is told while it waits, as on its card. */
export const offerColumns: readonly ExportColumn<Offer>[] = [
  ...factColumns,
  { key: 'status', label: m.fact_status, cell: ({ status }) => offerStatusWords[status].label() },
  { key: 'offered', label: m.offer_offered, cell: ({ offeredAt }) => offeredAt },
  { key: 'until', label: m.offer_until, cell: ({ expiresAt }) => expiresAt },
  { key: 'answered', label: m.offer_answered, cell: ({ answeredAt }) => answeredAt },
  {
    key: 'reason',
    label: m.fact_close_reason,
    cell: ({ status, declineReason, why }, _, names) =>
      status === 'pending' ? (why?.text ?? null) : reasonName(declineReason, names),
  },
];

export const poolColumns: readonly ExportColumn<PoolEntry>[] = [
  ...factColumns,
  { key: 'since', label: m.pool_since, cell: ({ pooledAt }) => pooledAt },
];
