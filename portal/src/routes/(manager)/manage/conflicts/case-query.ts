/** What the address of the list of conflicts asks for, for its page and for its file alike. */
import { caseStatuses, type CaseStatus } from '@rafiq/shared/deals/case-status.ts';
import { queryFields } from '../../query-fields.ts';
import { askedStates } from '../asked-states.ts';

/** @param byDefault the states it shows where the address names none; words look in all of them */
export function caseQuery(url: URL, byDefault: readonly CaseStatus[]) {
  const q = queryFields(url).words();
  const states = askedStates(url, caseStatuses, q === undefined ? byDefault : []);
  return { q, states, query: { q, status: states.length > 0 ? states.join(',') : undefined } };
}
