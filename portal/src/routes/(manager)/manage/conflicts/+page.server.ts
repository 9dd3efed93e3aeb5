import { listConflicts, readConflictStatistics } from '@rafiq/shared/deals/case-contract.ts';
import { caseStatuses, unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import { apiOf } from '#lib/server/api.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
import { askedStates } from '../asked-states.ts';
import { caseRow, vendorCases } from './case-row.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const states = askedStates(event.url, caseStatuses, unsettledCaseStatuses);
  const api = apiOf(event);
  const [cases, statistics] = await Promise.all([
    fullerPage(
      (cursor) =>
        api.read(listConflicts, {
          query: { status: states.length > 0 ? states.join(',') : undefined, cursor },
        }),
      queryFields(event.url).text('cursor'),
    ),
    api.act(readConflictStatistics, {}),
  ]);
  return {
    cases: vendorCases(cases.items).map(caseRow),
    nextCursor: cases.nextCursor,
    states,
    onlyWaiting: `${states}` === `${unsettledCaseStatuses}`,
    statistics: statistics.ok ? statistics.value : null,
  };
};
