/** The clock of a lead its partner works: since when nothing was done on it. */
import type { Lead, WorkedState } from './lead.ts';

/** The clock begins: something was done at this instant. Whatever warning there was is over. */
export const idleFrom = (since: string): NonNullable<WorkedState['idle']> => ({ since, recallAt: null });

/** Whether the partner of a lead was warned that it is about to lose it. */
export const isWarned = ({ idle }: WorkedState): boolean => idle !== null && idle.recallAt !== null;

/**
 * Sets the clock of a lead anew without moving it: what was done on it is told already, or its partner could do
 * nothing.
 * @param countsFrom since when it would rest had its partner never been away
 */
export const restartIdle = (lead: Lead, from: WorkedState, since: string, countsFrom = since): Lead => ({
  ...lead,
  state: { ...from, idle: { ...idleFrom(since), ...(countsFrom !== since && { countsFrom }) } },
});
