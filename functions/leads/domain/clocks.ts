import type { PolicyDocument } from '@rafiq/shared/leads/contract.ts';
import { addWorkingTime, type WorkCalendar } from '@rafiq/shared/working-time.ts';

const hourMs = 3_600_000;

/** A partner's calendar with the public holidays of its country, in addition to its own. */
export const withPublicHolidays = <Calendar extends WorkCalendar>(
  calendar: Calendar,
  holidays: readonly string[],
): Calendar => ({ ...calendar, holidays: [...calendar.holidays, ...holidays] });

/**
 * When a clock of so many hours runs out: in the partner's working hours, or on the wall, as the policy says.
 * @param hours length of the clock in hours
 */
export const deadline = (
  at: string,
  hours: number,
  policy: Pick<PolicyDocument, 'clock'>,
  calendar: WorkCalendar,
): string =>
  new Date(
    policy.clock === 'wall-clock'
      ? Date.parse(at) + hours * hourMs
      : addWorkingTime(Date.parse(at), hours * hourMs, calendar),
  ).toISOString();
