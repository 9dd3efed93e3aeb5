import type { Notice } from '@rafiq/shared/notices/contract.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** A notice as its reader was told it; times are ISO 8601 in UTC. */
export const noticeColumns: readonly ExportColumn<Notice>[] = [
  { key: 'when', label: m.export_when, cell: ({ givenAt }) => givenAt },
  { key: 'what', label: m.export_what, cell: ({ title }) => title },
  { key: 'about', label: m.offer_details, cell: ({ facts }) => facts },
  { key: 'says', label: m.notices_says, cell: ({ text }) => text },
  { key: 'until', label: m.audit_until, cell: ({ until }) => until },
  { key: 'read', label: m.notices_read_at, cell: ({ readAt }) => readAt },
];
