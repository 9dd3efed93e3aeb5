import type { VendorDeal } from '@rafiq/shared/deals/contract.ts';
import { registrationStatusWords } from '#lib/components/terms/deal-terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/**
 * A registration as the vendor's people keep it; times are ISO 8601 in UTC. The customer's contact is not among them:
 * whoever wants to see one reads the registration, which leaves a record.
 */
export const vendorDealColumns: readonly ExportColumn<VendorDeal>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'company', label: m.fact_company, cell: ({ content }) => content.company.name ?? null },
  { key: 'status', label: m.fact_status, cell: ({ status }) => registrationStatusWords[status].label() },
  { key: 'partner', label: m.manage_partner, cell: ({ partner }) => partner.name },
  { key: 'product', label: m.fact_product, cell: ({ productName }) => productName },
  {
    key: 'country',
    label: m.leads_country,
    cell: ({ content: { company } }, format) =>
      company.country === undefined ? null : format.country(company.country),
  },
  { key: 'city', label: m.organisation_city, cell: ({ content }) => content.company.city ?? null },
  { key: 'value', label: m.fact_deal_value, cell: ({ content }) => content.value?.amount ?? null },
  { key: 'currency', label: m.export_currency, cell: ({ content }) => content.value?.currency ?? null },
  {
    key: 'close',
    label: m.manage_deal_expected_close,
    cell: ({ content }) => content.expectedCloseOn ?? null,
  },
  { key: 'submitted', label: m.manage_deal_submitted_at, cell: ({ submittedAt }) => submittedAt },
  { key: 'decideBy', label: m.manage_case_due_by, cell: ({ decideBy }) => decideBy },
  { key: 'until', label: m.manage_protection_until, cell: ({ protection }) => protection?.until ?? null },
  { key: 'conflict', label: m.manage_deal_conflict, cell: ({ conflictId }) => conflictId },
  { key: 'closed', label: m.fact_closed, cell: ({ end }) => end?.at ?? null },
];
