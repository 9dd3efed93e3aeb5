/** The columns of what was done and of who saw a contact, with whose people they were. */
import type { AuditEntry, Sight } from '@rafiq/shared/audit/contract.ts';
import { m } from '#lib/paraglide/messages.js';
import { ownActColumns, ownSightColumns } from './act-columns.ts';
import type { ExportColumn } from './export-column.ts';

/** Whose person acted; null for Rafiq itself. */
const sideOf = ({ kind, organisation, organisationName }: AuditEntry['actor']): string | null =>
  kind === 'system' ? null : organisation === 'vendor' ? m.audit_vendor() : organisationName;

export const actColumns: readonly ExportColumn<AuditEntry>[] = [
  ...ownActColumns,
  { key: 'organisation', label: m.organisation_title, cell: ({ actor }) => sideOf(actor) },
  { key: 'id', label: m.export_id, cell: ({ subject }) => subject },
];

export const sightColumns: readonly ExportColumn<Sight>[] = [
  ...ownSightColumns,
  { key: 'organisation', label: m.organisation_title, cell: ({ actor }) => sideOf(actor) },
];
