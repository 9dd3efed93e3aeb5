import type { PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import { registrationStatusWords } from '#lib/components/terms/deal-terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** A registration as its partner keeps it; times are ISO 8601 in UTC, so that every program reads them alike. */
export const ownDealColumns: readonly ExportColumn<PartnerDeal>[] = [
  { key: 'company', label: m.fact_company, cell: ({ content }) => content.company.name ?? null },
  { key: 'status', label: m.fact_status, cell: ({ status }) => registrationStatusWords[status].label() },
  { key: 'product', label: m.fact_product, cell: ({ productName }) => productName },
  {
    key: 'country',
    label: m.leads_country,
    cell: ({ content: { company } }, format) =>
      company.country === undefined ? null : format.country(company.country),
  },
  { key: 'city', label: m.organisation_city, cell: ({ content }) => content.company.city ?? null },
  { key: 'website', label: m.lead_website, cell: ({ content }) => content.company.website ?? null },
  { key: 'contact', label: m.lead_contact_person, cell: ({ content }) => content.contact?.name ?? null },
  { key: 'email', label: m.lead_email, cell: ({ content }) => content.contact?.email ?? null },
  { key: 'phone', label: m.organisation_phone, cell: ({ content }) => content.contact?.phone ?? null },
  { key: 'for', label: m.deal_for_reseller, cell: ({ onBehalfOf }) => onBehalfOf?.name ?? null },
  { key: 'by', label: m.deal_by_distributor, cell: ({ registeredBy }) => registeredBy?.name ?? null },
  { key: 'value', label: m.fact_deal_value, cell: ({ content }) => content.value?.amount ?? null },
  { key: 'currency', label: m.export_currency, cell: ({ content }) => content.value?.currency ?? null },
  { key: 'close', label: m.deal_expected_close, cell: ({ content }) => content.expectedCloseOn ?? null },
  { key: 'registered', label: m.deal_submitted_at, cell: ({ submittedAt }) => submittedAt },
  { key: 'until', label: m.deal_protected_until, cell: ({ protection }) => protection?.until ?? null },
  { key: 'checkIn', label: m.deal_need_check_in, cell: ({ protection }) => protection?.checkInBy ?? null },
  { key: 'closed', label: m.fact_closed, cell: ({ end }) => end?.at ?? null },
];
