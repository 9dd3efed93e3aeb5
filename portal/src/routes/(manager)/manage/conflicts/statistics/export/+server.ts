import { readConflictStatistics } from '@rafiq/shared/deals/case-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { ruleStatisticsColumns } from '../../rule-statistics-columns.ts';
import type { RequestHandler } from './$types';

/** How conflicts are settled, rule by rule, as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'conflict-statistics',
    columns: ruleStatisticsColumns,
    read: async () => ({ items: (await api.read(readConflictStatistics, {})).byRule, nextCursor: null }),
  });
};
