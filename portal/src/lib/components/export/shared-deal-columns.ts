import type { SharedDeal } from '@rafiq/shared/deals/shared-contract.ts';
import { registrationStatusWords } from '#lib/components/terms/deal-terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** A registration as the distributor above its partner sees it: all that is shared with it, and nothing else. */
export const sharedDealColumns: readonly ExportColumn<SharedDeal>[] = [
  { key: 'company', label: m.fact_company, cell: ({ companyName }) => companyName },
  { key: 'status', label: m.fact_status, cell: ({ status }) => registrationStatusWords[status].label() },
  { key: 'product', label: m.fact_product, cell: ({ productName }) => productName },
  {
    key: 'country',
    label: m.leads_country,
    cell: ({ country }, format) => (country === null ? null : format.country(country)),
  },
  { key: 'city', label: m.organisation_city, cell: ({ city }) => city },
  { key: 'value', label: m.fact_deal_value, cell: ({ value }) => value?.amount ?? null },
  { key: 'currency', label: m.export_currency, cell: ({ value }) => value?.currency ?? null },
  { key: 'close', label: m.deal_expected_close, cell: ({ expectedCloseOn }) => expectedCloseOn },
  { key: 'registered', label: m.deal_submitted_at, cell: ({ submittedAt }) => submittedAt },
  { key: 'until', label: m.deal_protected_until, cell: ({ protectedUntil }) => protectedUntil },
  { key: 'changed', label: m.chain_changed, cell: ({ updatedAt }) => updatedAt },
];
