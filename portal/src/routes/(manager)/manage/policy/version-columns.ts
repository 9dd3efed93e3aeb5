import type { PolicyOutcomes, PolicyVersion } from '@rafiq/shared/leads/policy-contract.ts';
import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';
import { decided } from './trial-rows.ts';
import { versionStates } from './version-states.ts';

const counted = (key: keyof PolicyOutcomes, label: () => string): ExportColumn<PolicyVersion> => ({
  key,
  label,
  cell: ({ outcomes }) => outcomes[key],
});

/** A version of the distribution policy, with all that came of its leads; times are ISO 8601 in UTC. */
export const versionColumns: readonly ExportColumn<PolicyVersion>[] = [
  { key: 'version', label: m.version_number, cell: ({ version }) => version },
  { key: 'status', label: m.fact_status, cell: ({ status }) => versionStates[status].text() },
  { key: 'published', label: m.version_published_at, cell: ({ publishedAt }) => publishedAt },
  { key: 'who', label: m.export_who, cell: ({ publishedBy }) => publishedBy },
  { key: 'withdrawn', label: m.version_withdrawn_at, cell: ({ rolledBackAt }) => rolledBackAt },
  { key: 'decided', label: m.trial_decided, cell: ({ outcomes }) => decided(outcomes) },
  counted('offered', m.trial_offered),
  counted('pooled', m.trial_pooled),
  counted('held', m.trial_held),
  counted('unplaced', m.trial_unplaced),
  counted('accepted', m.trial_accepted),
  counted('declined', m.trial_declined),
  counted('expired', m.trial_expired),
  counted('converted', m.trial_converted),
  counted('lost', m.trial_lost),
];
