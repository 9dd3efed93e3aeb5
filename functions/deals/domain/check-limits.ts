/** How many private checks are answered, so that nobody reads a list of accounts out of them. */

export const checkLimits = {
  /** For one person in an hour. */
  perPersonHour: 30,
  /** For its organisation on a day. */
  perPartnerDay: 120,
  /** From so many on a day on, its organisation is looked at, and answered as a list reader is. */
  suspectedFrom: 60,
  /** For one person in an hour, once its organisation is suspected of reading a list. */
  perSuspectHour: 6,
} as const;

/** The windows an instant counts in: an hour of a person, a day of its organisation (UTC). */
export const checkWindows = (userId: string, at: string): { hour: string; day: string } => ({
  hour: `HOUR#${at.slice(0, 13)}#${userId}`,
  day: `DAY#${at.slice(0, 10)}`,
});

/** Seconds until the hour, or the day, of an instant is over. */
export function secondsLeft(at: string, window: 'hour' | 'day'): number {
  const lengthMs = window === 'hour' ? 3_600_000 : 86_400_000;
  return Math.ceil((lengthMs - (Date.parse(at) % lengthMs)) / 1000);
}

/** What one more check comes to, after so many before it. */
export type CheckRuling =
  | {
      kind: 'answered';
      /** The most a person may have made in the hour, this one included: bound to the write that counts it. */
      mostInHour: number;
      /** Whether its organisation is to be looked at, and nobody has been told today. */
      suspected: boolean;
    }
  | { kind: 'refused'; until: 'hour' | 'day' };

/**
 * Whether one more check is answered.
 * @param before how many the person made in this hour, and its organisation on this day; and whether somebody was told of it
 */
export function ruleCheck(before: { hour: number; day: number; told: boolean }): CheckRuling {
  if (before.day >= checkLimits.perPartnerDay) return { kind: 'refused', until: 'day' };
  const isSuspect = before.day >= checkLimits.suspectedFrom;
  const mostInHour = isSuspect ? checkLimits.perSuspectHour : checkLimits.perPersonHour;
  if (before.hour >= mostInHour) return { kind: 'refused', until: 'hour' };
  return {
    kind: 'answered',
    mostInHour,
    suspected: before.day + 1 >= checkLimits.suspectedFrom && !before.told,
  };
}
