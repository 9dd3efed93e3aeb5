import type { ConflictPolicyVersionView } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';
import { versionStatusWords } from './version-words.ts';

/** A version of the conflict rules: from when, by whom and why; times are ISO 8601 in UTC. */
export const versionColumns: readonly ExportColumn<ConflictPolicyVersionView>[] = [
  { key: 'version', label: m.version_number, cell: ({ version }) => version },
  { key: 'status', label: m.fact_status, cell: ({ status }) => versionStatusWords[status].label() },
  { key: 'from', label: m.audit_from, cell: ({ effectiveFrom }) => effectiveFrom },
  { key: 'published', label: m.version_published_at, cell: ({ publishedAt }) => publishedAt },
  { key: 'who', label: m.export_who, cell: ({ publishedBy }) => publishedBy },
  { key: 'note', label: m.conflict_note, cell: ({ note }) => note },
  { key: 'withdrawn', label: m.version_withdrawn_at, cell: ({ withdrawnAt }) => withdrawnAt },
  { key: 'why', label: m.fact_close_reason, cell: ({ withdrawnNote }) => withdrawnNote },
];
