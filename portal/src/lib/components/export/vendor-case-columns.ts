import type { VendorCase } from '@rafiq/shared/deals/case-contract.ts';
import { caseStatusWords, resolutionWords } from '#lib/components/terms/case-terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** How it was decided; null where it ended by itself. */
const decisionOf = ({ by, resolution }: NonNullable<VendorCase['resolved']>): string | null =>
  by === 'rules' || by === 'person' ? resolutionWords[resolution]() : null;

/**
 * A conflict case as the vendor's people keep it; times are ISO 8601 in UTC. What the sides wrote is not among them: it is
 * read in the case.
 */
export const vendorCaseColumns: readonly ExportColumn<VendorCase>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'company', label: m.fact_company, cell: ({ companyName }) => companyName },
  { key: 'status', label: m.fact_status, cell: ({ status }) => caseStatusWords[status].label() },
  { key: 'claimant', label: m.manage_case_claimant, cell: ({ claimant }) => claimant.partnerName },
  {
    key: 'holders',
    label: m.manage_case_holder,
    cell: ({ holders }) => holders.map(({ partnerName }) => partnerName).join(m.ui_list_comma()),
  },
  {
    key: 'owner',
    label: m.manage_case_owner,
    personal: true,
    cell: ({ owner }) => owner?.name ?? null,
  },
  { key: 'opened', label: m.manage_case_opened, cell: ({ openedAt }) => openedAt },
  { key: 'due', label: m.manage_case_due_by, cell: ({ dueAt }) => dueAt },
  {
    key: 'decision',
    label: m.manage_case_outcome,
    cell: ({ resolved }) => resolved && (decisionOf(resolved) ?? m.manage_case_by_itself()),
  },
  { key: 'closed', label: m.fact_closed, cell: ({ settledAt }) => settledAt },
];
