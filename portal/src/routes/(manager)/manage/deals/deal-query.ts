/** What the address of the list of registrations asks for, for its page and for its file alike. */
import { registrationStatuses, type RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import { queryFields } from '../../query-fields.ts';
import { askedStates } from '../asked-states.ts';

/** What waits for a decision. */
export const waitingDeals = ['in-review'] as const;

/** The orders there are: what runs out first, what changed last, what has rested longest. */
export const dealOrders = ['clock', '-updatedAt', 'updatedAt'] as const;
export type DealOrder = (typeof dealOrders)[number];

/** Those for which a clock runs as long as they stand so. */
const clocked: readonly RegistrationStatus[] = ['in-review', 'approved'];

/**
 * The orders a list has, the one it is in by itself first; none where it has one order alone. What has no clock has no
 * place in the order of clocks.
 */
function ordersOf(states: readonly RegistrationStatus[], hasOneOrder: boolean): readonly DealOrder[] {
  if (hasOneOrder) return [];
  if (states.length > 0 && states.every((state) => clocked.includes(state))) return dealOrders;
  const byChange = dealOrders.filter((order) => order !== 'clock');
  return states.length === 0 || states.some((state) => clocked.includes(state))
    ? [...byChange, 'clock']
    : byChange;
}

/** @param byDefault the states it shows where the address names none; words look in all of them */
export function dealQuery(url: URL, byDefault: typeof waitingDeals | readonly []) {
  const field = queryFields(url);
  const filters = { q: field.words(), partnerId: field.text('partnerId') };
  // Words find in no order of time, and no requests among what they find.
  const asksForTime = field.one('extension', ['pending']) !== undefined && filters.q === undefined;
  const states = asksForTime
    ? []
    : askedStates(url, registrationStatuses, filters.q === undefined ? byDefault : []);
  const onlyWaiting = states.length === 1 && states[0] === 'in-review';
  const orders = ordersOf(states, asksForTime || filters.q !== undefined);
  const order = field.one('sort', orders) ?? orders[0] ?? null;
  return {
    filters,
    states,
    onlyWaiting,
    asksForTime,
    /** As choices, in one order however it is listed by itself. */
    orders: dealOrders.filter((one) => orders.includes(one)),
    order,
    query: {
      ...filters,
      status: states.length > 0 ? states.join(',') : undefined,
      extension: asksForTime ? ('pending' as const) : undefined,
      sort: order === null || order === '-updatedAt' ? undefined : order,
    },
  };
}
