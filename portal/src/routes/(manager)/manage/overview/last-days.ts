/** What is counted of each day, in the order it is shown. */
export const countedThings = [
  'submitted',
  'offered',
  'accepted',
  'declined',
  'expired',
  'converted',
] as const;
export type CountedThing = (typeof countedThings)[number];
type Day = { day: string } & Record<CountedThing, number>;

/** Days, and beside them how much of each thing happened on each: a list of figures for each thing. */
export interface LastDays {
  /** The oldest: `2026-11-15`. The others follow it, one by one. */
  from: string;
  counts: Record<CountedThing, number[]>;
}

const fewestDays = 7;

/**
 * The last days as their chart shows them, thing by thing. Days before anything happened are left out, but for a week
 * that a chart needs.
 */
export function lastDays(days: readonly Day[]): LastDays {
  const first = days.findIndex((day) => countedThings.some((thing) => day[thing] > 0));
  const shown = days.slice(Math.min(first < 0 ? days.length : first, Math.max(0, days.length - fewestDays)));
  const countsOf = (thing: CountedThing) => shown.map((day) => day[thing]);
  return {
    from: shown[0]?.day ?? '',
    counts: {
      submitted: countsOf('submitted'),
      offered: countsOf('offered'),
      accepted: countsOf('accepted'),
      declined: countsOf('declined'),
      expired: countsOf('expired'),
      converted: countsOf('converted'),
    },
  };
}
