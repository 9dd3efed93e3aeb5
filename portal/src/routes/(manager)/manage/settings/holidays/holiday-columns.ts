import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';

/** A public holiday of a country; its day is ISO 8601 and belongs to no zone. */
export const holidayColumns: readonly ExportColumn<{ country: string; day: string; name: string }>[] = [
  { key: 'country', label: m.leads_country, cell: ({ country }, format) => format.country(country) },
  { key: 'day', label: m.export_when, cell: ({ day }) => day },
  { key: 'name', label: m.people_name, cell: ({ name }) => name },
];
