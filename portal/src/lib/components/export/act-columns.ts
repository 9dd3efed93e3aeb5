/** The columns of what people of one organisation did, and of who of them saw a contact. */
import type { AuditEntry, Sight } from '@rafiq/shared/audit/contract.ts';
import { actorWord, auditKindWords } from '#lib/components/audit/audit-words.ts';
import { subjectWord } from '#lib/components/audit/called-in.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** An act as a partner reads it; its time is ISO 8601 in UTC. */
export const ownActColumns: readonly ExportColumn<AuditEntry>[] = [
  { key: 'when', label: m.export_when, cell: ({ at }) => at },
  { key: 'what', label: m.export_what, cell: ({ text }) => text },
  { key: 'who', label: m.export_who, cell: ({ actor }) => actorWord(actor) },
  { key: 'kind', label: m.audit_kind, cell: ({ kind }) => auditKindWords[kind]() },
  { key: 'record', label: m.people_name, cell: (act) => subjectWord(act) },
  { key: 'why', label: m.fact_close_reason, cell: ({ why }) => why },
];

/** Somebody of a partner who was shown a contact, and when first on a day (ISO 8601 in UTC). */
export const ownSightColumns: readonly ExportColumn<Sight>[] = [
  { key: 'when', label: m.export_when, cell: ({ at }) => at },
  { key: 'who', label: m.export_who, cell: ({ actor }) => actorWord(actor) },
];
