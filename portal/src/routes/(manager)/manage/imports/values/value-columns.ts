import type { RememberedCountry } from '@rafiq/shared/imports/contract.ts';
import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';

/** What people said a spelling in files means; times are ISO 8601 in UTC. */
export const valueColumns: readonly ExportColumn<RememberedCountry>[] = [
  { key: 'text', label: m.import_value_written, cell: ({ text }) => text },
  { key: 'country', label: m.leads_country, cell: ({ country }, format) => format.country(country) },
  { key: 'remembered', label: m.import_value_since, cell: ({ rememberedAt }) => rememberedAt },
];
