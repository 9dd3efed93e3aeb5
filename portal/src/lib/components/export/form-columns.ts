import type { WebForm } from '@rafiq/shared/forms/contract.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** A web form as the list of them tells it. */
export const formColumns: readonly ExportColumn<WebForm>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'name', label: m.form_name, cell: ({ name }) => name },
  {
    key: 'languages',
    label: m.form_languages,
    cell: ({ words }, format) =>
      Object.keys(words)
        .map((language) => format.language(language))
        .join(m.ui_list_comma()),
  },
  { key: 'sites', label: m.form_sites, cell: ({ allowedOrigins }) => allowedOrigins.join(' ') },
  { key: 'status', label: m.fact_status, cell: ({ active }) => (active ? m.form_on() : m.form_off()) },
  { key: 'changed', label: m.partner_changed, cell: ({ updatedAt }) => updatedAt },
];
