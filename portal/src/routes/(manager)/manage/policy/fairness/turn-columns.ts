import type { Fairness } from '@rafiq/shared/leads/fairness-contract.ts';
import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';

/** How the turns of a partner stand; times are ISO 8601 in UTC. */
export const turnColumns: readonly ExportColumn<Fairness['partners'][number]>[] = [
  { key: 'partner', label: m.manage_partner, cell: ({ partnerName }) => partnerName },
  { key: 'place', label: m.fairness_place, cell: ({ place }) => place },
  { key: 'out', label: m.fact_close_reason, cell: ({ ruledOut }) => ruledOut?.text ?? null },
  { key: 'level', label: m.fairness_level, cell: ({ level }) => level },
  { key: 'assigned', label: m.fairness_assigned, cell: ({ assigned }) => assigned },
  { key: 'credited', label: m.fairness_credited, cell: ({ creditedBack }) => creditedBack },
  { key: 'weight', label: m.organisation_weight, cell: ({ weight }) => weight },
  { key: 'given', label: m.fairness_given_month, cell: ({ given }) => given },
  { key: 'back', label: m.fairness_back_month, cell: ({ back }) => back },
  { key: 'waiting', label: m.fairness_waiting, cell: ({ waitingSince }) => waitingSince },
];
