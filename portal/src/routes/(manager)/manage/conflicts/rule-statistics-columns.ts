import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';
import { conflictRuleNames } from '../conflict-rules/conflict-rule-words.ts';
import type { ConflictStatistics } from './conflict-statistics.ts';

/** How the conflicts of one rule were settled; a share is between 0 and 1. */
export const ruleStatisticsColumns: readonly ExportColumn<ConflictStatistics['byRule'][number]>[] = [
  { key: 'rule', label: m.manage_cases_rule, cell: ({ rule }) => conflictRuleNames[rule]() },
  { key: 'settled', label: m.manage_cases_settled_head, cell: ({ settled }) => settled },
  { key: 'median', label: m.manage_cases_median_hours, cell: ({ medianHours }) => medianHours },
  { key: 'upheld', label: m.manage_cases_upheld, cell: ({ upheldShare }) => upheldShare },
];
