/** How many private checks and registrations are answered, so that nobody reads a list of accounts out of them. */

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

/** The same of registrations, which say as much of others as a check does. */
export const submissionLimits = {
  /** Submitted by one person, or machine client, in an hour. */
  perPersonHour: 120,
  /** Submitted by its organisation on a day: a book of business is brought in at this rate. */
  perPartnerDay: 1000,
  /** Those of them that came to nothing but word of others, of one person in an hour: see `tellsOfOthers`. */
  vainPerPersonHour: 10,
  /** The same, of its organisation on a day. */
  vainPerPartnerDay: 40,
  /** From so many in vain on a day on, its organisation is looked at, and answered as a list reader is. */
  suspectedFrom: 20,
  /** Of one person in an hour, once its organisation is suspected of reading a list. */
  vainPerSuspectHour: 3,
  /** Given up within so many hours of being submitted, a registration was in vain, too. */
  givenUpWithinHours: 24,
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
  const isSuspect = before.told || before.day >= checkLimits.suspectedFrom;
  const mostInHour = isSuspect ? checkLimits.perSuspectHour : checkLimits.perPersonHour;
  if (before.hour >= mostInHour) return { kind: 'refused', until: 'hour' };
  return {
    kind: 'answered',
    mostInHour,
    suspected: before.day + 1 >= checkLimits.suspectedFrom && !before.told,
  };
}

/** What was submitted in a window, and how much of it in vain. */
export interface Submitted {
  submitted: number;
  vain: number;
}

/** What one more registration comes to, after so many before it. */
export type SubmissionRuling =
  | {
      kind: 'taken';
      /** The most that may have come to nothing in the hour: bound to the write that counts it. */
      mostVainInHour: number;
    }
  | { kind: 'refused'; until: 'hour' | 'day' };

/**
 * Whether one more registration is taken: it is said before anything is searched, whatever it would come to.
 * @param before what the person submitted in this hour, and its organisation on this day; and whether somebody was told of it
 */
export function ruleSubmission(before: { hour: Submitted; day: Submitted; told: boolean }): SubmissionRuling {
  const { hour, day, told } = before;
  const limits = submissionLimits;
  if (day.submitted >= limits.perPartnerDay || day.vain >= limits.vainPerPartnerDay)
    return { kind: 'refused', until: 'day' };
  const isSuspect = told || day.vain >= limits.suspectedFrom;
  const mostVainInHour = isSuspect ? limits.vainPerSuspectHour : limits.vainPerPersonHour;
  return hour.submitted >= limits.perPersonHour || hour.vain >= mostVainInHour
    ? { kind: 'refused', until: 'hour' }
    : { kind: 'taken', mostVainInHour };
}

/** Whether one more in vain makes its organisation one to be looked at, and nobody has been told today. */
export const isSuspectedBy = ({ day, told }: { day: Submitted; told: boolean }): boolean =>
  !told && day.vain + 1 >= submissionLimits.suspectedFrom;

/** Whether a registration that its partner gives up at an instant had only just been submitted. */
export const isGivenUpSoon = (submittedAt: string | null, at: string): boolean =>
  submittedAt !== null &&
  Date.parse(at) - Date.parse(submittedAt) < submissionLimits.givenUpWithinHours * 3_600_000;
