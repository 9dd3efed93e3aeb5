import type { MovedRegistration } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import type { ConflictRuleId, JudgementOutcome } from '@rafiq/shared/deals/conflict-status.ts';
import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { tierWords } from '#lib/components/terms/partner-terms.ts';
import { m } from '#lib/paraglide/messages.js';
import { conflictRuleNames } from '../conflict-rule-words.ts';
import { outcomeWords } from '../outcome-words.ts';
import { prevailsText } from './prevails-text.ts';

const outcomeText = (outcome: JudgementOutcome, opensCase: boolean): string =>
  [outcomeWords[outcome].label(), ...(opensCase ? [m.conflict_opens_case()] : [])].join(m.ui_list_comma());
const rulesText = (rules: readonly ConflictRuleId[]): string =>
  rules.length === 0
    ? m.conflict_nothing_in_the_way()
    : rules.map((rule) => conflictRuleNames[rule]()).join(m.ui_list_comma());

/** A registration that a draft would have made something else of; times are ISO 8601 in UTC. */
export const movedColumns: readonly ExportColumn<MovedRegistration>[] = [
  { key: 'id', label: m.export_id, cell: ({ dealId }) => dealId },
  { key: 'company', label: m.fact_company, cell: ({ companyName }) => companyName },
  { key: 'partner', label: m.manage_partner, cell: ({ partnerName }) => partnerName },
  { key: 'tier', label: m.organisation_tier, cell: ({ tier }) => tierWords[tier]() },
  {
    key: 'country',
    label: m.leads_country,
    cell: ({ country }, format) => country && format.country(country),
  },
  { key: 'submitted', label: m.manage_deal_submitted_at, cell: ({ submittedAt }) => submittedAt },
  { key: 'version', label: m.version_number, cell: ({ policyVersion }) => policyVersion },
  { key: 'before', label: m.what_if_before, cell: ({ from, caseBefore }) => outcomeText(from, caseBefore) },
  { key: 'after', label: m.what_if_after, cell: ({ to, caseAfter }) => outcomeText(to, caseAfter) },
  {
    key: 'decidedBefore',
    label: m.conflict_decided_before,
    cell: ({ decidedBefore }) => rulesText(decidedBefore),
  },
  {
    key: 'decidedAfter',
    label: m.conflict_decided_after,
    cell: ({ decidedAfter }) => rulesText(decidedAfter),
  },
  {
    key: 'prevailsBefore',
    label: m.conflict_prevails_before,
    cell: ({ prevailsBefore, stepBefore }) => prevailsText(prevailsBefore, stepBefore) ?? null,
  },
  {
    key: 'prevailsAfter',
    label: m.conflict_prevails_after,
    cell: ({ prevailsAfter, stepAfter }) => prevailsText(prevailsAfter, stepAfter) ?? null,
  },
];
