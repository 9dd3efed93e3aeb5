import type { VendorLead } from '@rafiq/shared/leads/contract.ts';
import { leadSubstatusWords, reasonName, valueBandWords } from '#lib/components/terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/**
 * A lead as the vendor's people keep it; times are ISO 8601 in UTC, so that every program reads them alike. Its contact
 * is not among them: whoever wants to see one reads the lead, which leaves a record.
 */
export const vendorLeadColumns: readonly ExportColumn<VendorLead>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'company', label: m.fact_company, cell: ({ customer }) => customer?.companyName ?? null },
  { key: 'status', label: m.fact_status, cell: ({ substatus }) => leadSubstatusWords[substatus].label() },
  { key: 'partner', label: m.manage_partner, cell: ({ partner }) => partner?.name ?? null },
  { key: 'product', label: m.fact_product, cell: ({ facts }) => facts.productName },
  { key: 'industry', label: m.fact_industry, cell: ({ facts }) => facts.industry },
  {
    key: 'country',
    label: m.leads_country,
    cell: ({ facts }, format) => (facts.country ? format.country(facts.country) : facts.countryText),
  },
  { key: 'city', label: m.organisation_city, cell: ({ facts }) => facts.city },
  { key: 'value', label: m.fact_value, cell: ({ facts }) => valueBandWords[facts.valueBand]() },
  { key: 'received', label: m.fact_received, cell: ({ facts }) => facts.receivedAt },
  { key: 'accepted', label: m.fact_accepted, cell: ({ acceptedAt }) => acceptedAt },
  { key: 'contacted', label: m.fact_first_contact, cell: ({ firstContactedAt }) => firstContactedAt },
  { key: 'closed', label: m.fact_closed, cell: ({ closedAt }) => closedAt },
  {
    key: 'reason',
    label: m.fact_close_reason,
    cell: ({ closeReason }, _, names) => reasonName(closeReason, names),
  },
  { key: 'dealValue', label: m.fact_deal_value, cell: ({ dealValue }) => dealValue?.amount ?? null },
  { key: 'currency', label: m.export_currency, cell: ({ dealValue }) => dealValue?.currency ?? null },
  { key: 'why', label: m.manage_waits_for, cell: ({ placement }) => placement?.text ?? null },
];
