import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { partnerKindWords, partnerStatusWords, tierWords } from '#lib/components/terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** A partner as the vendor keeps it. */
export const partnerColumns: readonly ExportColumn<Partner>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'name', label: m.manage_partner, cell: ({ name }) => name },
  { key: 'status', label: m.fact_status, cell: ({ status }) => partnerStatusWords[status].label() },
  { key: 'kind', label: m.organisation_kind, cell: ({ kind }) => partnerKindWords[kind]() },
  { key: 'tier', label: m.organisation_tier, cell: ({ tier }) => tierWords[tier]() },
  { key: 'country', label: m.leads_country, cell: ({ country }, format) => format.country(country) },
  {
    key: 'territories',
    label: m.organisation_territories,
    cell: ({ territories }, format) =>
      [...new Set(territories.map(({ country }) => format.country(country)))].join(m.ui_list_comma()),
  },
  { key: 'tags', label: m.partners_tags, cell: ({ tags }) => tags.join(m.ui_list_comma()) },
  { key: 'weight', label: m.organisation_weight, cell: ({ weight }) => weight },
  { key: 'maxOpen', label: m.availability_max_open, cell: ({ capacity }) => capacity.maxOpen },
  { key: 'maxPerDay', label: m.availability_max_day, cell: ({ capacity }) => capacity.maxPerDay },
  { key: 'phone', label: m.organisation_phone, cell: ({ phone }) => phone },
  { key: 'website', label: m.organisation_website, cell: ({ website }) => website },
  { key: 'city', label: m.organisation_city, cell: ({ address }) => address.city },
  { key: 'since', label: m.partner_since, cell: ({ createdAt }) => createdAt },
];
