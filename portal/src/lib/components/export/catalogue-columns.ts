/** The columns of the shorter lists: companies, products, and the findings of an import. */
import type { Account } from '@rafiq/shared/accounts/contract.ts';
import type { ImportFinding } from '@rafiq/shared/imports/contract.ts';
import type { Product } from '@rafiq/shared/products/contract.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

export const accountColumns: readonly ExportColumn<Account>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'name', label: m.fact_company, cell: ({ name }) => name },
  {
    key: 'country',
    label: m.leads_country,
    cell: ({ country }, format) => country && format.country(country),
  },
  { key: 'industry', label: m.fact_industry, cell: ({ industry }) => industry },
  { key: 'website', label: m.lead_website, cell: ({ website }) => website },
  { key: 'owner', label: m.accounts_owner, cell: ({ owner }) => owner && owner.partnerName },
  { key: 'since', label: m.accounts_since, cell: ({ createdAt }) => createdAt },
];

export const productColumns: readonly ExportColumn<Product>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'name', label: m.fact_product, cell: ({ name }) => name },
  { key: 'family', label: m.product_family, cell: ({ family }) => family },
  { key: 'aliases', label: m.product_aliases, cell: ({ aliases }) => aliases.join(m.ui_list_comma()) },
  {
    key: 'status',
    label: m.fact_status,
    cell: ({ active }) => (active ? m.product_active() : m.product_retired()),
  },
  { key: 'changed', label: m.partner_changed, cell: ({ updatedAt }) => updatedAt },
];

export const findingColumns: readonly ExportColumn<ImportFinding>[] = [
  { key: 'row', label: m.import_row_number, cell: ({ row }) => row },
  {
    key: 'what',
    label: m.import_what_happened,
    cell: ({ kind }) => (kind === 'refused' ? m.import_refused() : m.import_notice()),
  },
  { key: 'column', label: m.import_column, cell: ({ column }) => column },
  { key: 'value', label: m.import_value, cell: ({ value }) => value },
  { key: 'why', label: m.fact_close_reason, cell: ({ reason }) => reason.text },
];
