/** Which states the address of a queue asks for: those that wait unless it says otherwise. */
import { queryFields } from '../query-fields.ts';

/** Stands in an address for every state. */
export const allOfThem = 'all';

/**
 * The states to list, in the order they are known in; none for all of them.
 * @param waiting those that a queue shows by itself
 */
export function askedStates<State extends string>(
  url: URL,
  known: readonly State[],
  waiting: readonly State[],
): State[] {
  const field = queryFields(url);
  if (field.text('status') === allOfThem) return [];
  const asked = field.several('status', known);
  return asked.length > 0 ? asked : [...waiting];
}
