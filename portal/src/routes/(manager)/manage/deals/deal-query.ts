/** What the address of the list of registrations asks for, for its page and for its file alike. */
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { queryFields } from '../../query-fields.ts';
import { askedStates } from '../asked-states.ts';

/** What waits for a decision. */
export const waitingDeals = ['in-review'] as const;

/** @param byDefault the states it shows where the address names none; words look in all of them */
export function dealQuery(url: URL, byDefault: typeof waitingDeals | readonly []) {
  const field = queryFields(url);
  const filters = { q: field.words(), partnerId: field.text('partnerId') };
  const states = askedStates(url, registrationStatuses, filters.q === undefined ? byDefault : []);
  const onlyWaiting = states.length === 1 && states[0] === 'in-review';
  return {
    filters,
    states,
    onlyWaiting,
    query: {
      ...filters,
      status: states.length > 0 ? states.join(',') : undefined,
      // What waits longest is decided first.
      sort: onlyWaiting && filters.q === undefined ? ('updatedAt' as const) : undefined,
    },
  };
}
