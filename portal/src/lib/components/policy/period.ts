/** The days whose leads a draft is tried on: some that are offered by name, or any others. Days are those of UTC. */

/** The one that is chosen at first stands first. */
export const periods = ['days-90', 'days-30', 'quarter', 'own'] as const;
export type Period = (typeof periods)[number];
export type NamedPeriod = Exclude<Period, 'own'>;

export interface Days {
  from: string;
  /** The last included. */
  to: string;
}

/** As many as the API takes. */
export const mostDays = 400;
const dayMs = 86_400_000;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const lastDays = (count: number, today: string): Days => ({
  from: dayOf(Date.parse(today) - (count - 1) * dayMs),
  to: today,
});

/** The days a name stands for; of quarters, the last that is over. */
export function daysOf(period: NamedPeriod, today: string): Days {
  if (period === 'days-90') return lastDays(90, today);
  if (period === 'days-30') return lastDays(30, today);
  const at = new Date(today);
  const quarter = Math.floor(at.getUTCMonth() / 3);
  return {
    from: dayOf(Date.UTC(at.getUTCFullYear(), 3 * (quarter - 1), 1)),
    to: dayOf(Date.UTC(at.getUTCFullYear(), 3 * quarter, 0)),
  };
}

/** The day it is in UTC. */
export const todayAt = (nowMs: number): string => dayOf(nowMs);
