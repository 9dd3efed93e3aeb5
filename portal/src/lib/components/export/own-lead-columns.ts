import type { PartnerLead } from '@rafiq/shared/leads/contract.ts';
import { leadSubstatusWords, reasonName, valueBandWords } from '#lib/components/terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** A lead as the partner that owns it keeps it. */
export const ownLeadColumns: readonly ExportColumn<PartnerLead>[] = [
  { key: 'company', label: m.fact_company, cell: ({ customer }) => customer.companyName },
  { key: 'status', label: m.fact_status, cell: ({ substatus }) => leadSubstatusWords[substatus].label() },
  { key: 'contact', label: m.lead_contact_person, cell: ({ customer }) => customer.contactName },
  { key: 'email', label: m.lead_email, cell: ({ customer }) => customer.contactEmail },
  { key: 'phone', label: m.organisation_phone, cell: ({ customer }) => customer.contactPhone },
  { key: 'product', label: m.fact_product, cell: ({ facts }) => facts.productName },
  { key: 'industry', label: m.fact_industry, cell: ({ facts }) => facts.industry },
  {
    key: 'country',
    label: m.leads_country,
    cell: ({ facts }, format) => (facts.country ? format.country(facts.country) : facts.countryText),
  },
  { key: 'city', label: m.organisation_city, cell: ({ facts }) => facts.city },
  { key: 'value', label: m.fact_value, cell: ({ facts }) => valueBandWords[facts.valueBand]() },
  { key: 'accepted', label: m.fact_accepted, cell: ({ acceptedAt }) => acceptedAt },
  { key: 'due', label: m.lead_contact_due, cell: ({ contactBy }) => contactBy },
  { key: 'contacted', label: m.fact_first_contact, cell: ({ firstContactedAt }) => firstContactedAt },
  { key: 'closed', label: m.fact_closed, cell: ({ closedAt }) => closedAt },
  {
    key: 'reason',
    label: m.fact_close_reason,
    cell: ({ closeReason }, _, names) => reasonName(closeReason, names),
  },
  {
    key: 'dealValue',
    label: m.fact_deal_value,
    cell: ({ dealValue }) => dealValue?.amount ?? null,
  },
  { key: 'currency', label: m.export_currency, cell: ({ dealValue }) => dealValue?.currency ?? null },
];
