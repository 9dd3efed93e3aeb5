import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { longestClockDays } from '@rafiq/shared/leads/status.ts';
import { addWorkingTime, type WorkCalendar } from '@rafiq/shared/working-time.ts';

const hourMs = 3_600_000;

const longestClockMs = longestClockDays * 24 * hourMs;

/**
 * When a clock of so many hours runs out: in the partner's working hours, or on the wall, as the policy says. One in
 * working hours ends after thirty days at the latest, or after its own hours on the wall if those are more.
 * @param hours length of the clock in hours
 */
export const deadline = (
  at: string,
  hours: number,
  policy: Pick<PolicyDocument, 'clock'>,
  calendar: WorkCalendar,
): string => {
  const beginMs = Date.parse(at);
  const lengthMs = hours * hourMs;
  if (policy.clock === 'wall-clock') return new Date(beginMs + lengthMs).toISOString();
  const latestMs = beginMs + Math.max(lengthMs, longestClockMs);
  return new Date(Math.min(addWorkingTime(beginMs, lengthMs, calendar), latestMs)).toISOString();
};
