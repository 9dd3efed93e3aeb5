import { listConflicts, readConflictStatistics } from '@rafiq/shared/deals/case-contract.ts';
import { unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import { apiOf } from '#lib/server/api.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
import { viewsOf } from '../views-of.ts';
import { caseQuery } from './case-query.ts';
import { caseRow, vendorCases } from './case-row.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { q, states, query } = caseQuery(event.url, unsettledCaseStatuses);
  const api = apiOf(event);
  const [views, cases, statistics] = await Promise.all([
    viewsOf(event, 'conflicts'),
    fullerPage(
      (cursor) => api.read(listConflicts, { query: { ...query, limit: rowsAtOnce, cursor } }),
      queryFields(event.url).text('cursor'),
    ),
    api.act(readConflictStatistics, {}),
  ]);
  return {
    views,
    cases: vendorCases(cases.items).map(caseRow),
    nextCursor: cases.nextCursor,
    words: q ?? '',
    states,
    onlyWaiting: `${states}` === `${unsettledCaseStatuses}`,
    statistics: statistics.ok ? statistics.value : null,
  };
};
