import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { addTimeWithoutLeave, type WorkCalendar } from '@rafiq/shared/working-time.ts';
import type { WorkedState } from './lead.ts';

const dayMs = 86_400_000;

export interface IdleFacts {
  /** When its partner last did anything on the lead, as far as it is after `since`; null where it did not. */
  lastActivityAt: string | null;
  /** Whether its partner can work at all: a suspended one cannot, and must not lose what it may not touch. */
  partnerActive: boolean;
  /** When it is away, in days of its own zone. */
  calendar: Pick<WorkCalendar, 'timeZone' | 'timeOff'>;
  policy: Pick<PolicyDocument, 'idleDays' | 'idleWarningDays'>;
  at: string;
}

export type IdleVerdict =
  | { kind: 'rest' }
  /**
   * The clock starts anew at an instant; a warning that was given is over. `countsFrom`: since when it would rest had
   * its partner never been away, where it was.
   */
  | { kind: 'restart'; since: string; countsFrom?: string }
  | { kind: 'warn'; since: string; recallAt: string }
  | { kind: 'recall' };

const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * dayMs).toISOString();

const later = (one: string, other: string): string => (one > other ? one : other);

/** Until when leads must have rested to be looked at now; null where the policy recalls none. */
export const restedUntil = ({ policy, at }: Pick<IdleFacts, 'policy' | 'at'>): string | null =>
  policy.idleDays === null ? null : daysAfter(at, policy.idleWarningDays - policy.idleDays);

/**
 * What becomes of a lead that rests: its partner is warned the days of the policy before, and loses it when these are
 * over. Nobody loses a lead without having had the whole time of a warning, however late that comes. Days on which the
 * partner was away count for neither, and nobody is warned or loses a lead while it is away. The time of a partner that
 * cannot work does not count at all: its clock starts anew (source: domain.md, Lead; Distribution policy).
 */
export function judgeIdle(idle: NonNullable<WorkedState['idle']>, facts: IdleFacts): IdleVerdict {
  const { lastActivityAt, partnerActive, calendar, policy, at } = facts;
  const { idleDays, idleWarningDays } = policy;
  const since = later(idle.since, lastActivityAt ?? idle.since);
  const isUntouched = since === idle.since;
  const warned = idle.recallAt !== null;
  if (!partnerActive) return { kind: 'restart', since: at };
  if (idleDays === null) return warned || !isUntouched ? { kind: 'restart', since } : { kind: 'rest' };
  const after = (instant: string, days: number): string =>
    new Date(addTimeWithoutLeave(Date.parse(instant), days * dayMs, calendar)).toISOString();

  const due = idle.recallAt !== null && idle.recallAt <= at;
  if (warned && isUntouched && !due) return { kind: 'rest' };
  const warnFrom = later(after(since, idleDays - idleWarningDays), after(at, 0));
  if (warnFrom > at) {
    const countsFrom = daysAfter(warnFrom, idleWarningDays - idleDays);
    const stands = !warned && isUntouched && countsFrom === (idle.countsFrom ?? since);
    return stands
      ? { kind: 'rest' }
      : { kind: 'restart', since, ...(countsFrom !== since && { countsFrom }) };
  }
  const promised = after(since, idleDays);
  // A policy that was changed since the warning, or leave taken since, may leave it more time, and never less than the
  // warning said.
  if (!warned || !isUntouched || later(promised, warningOver(idle, policy, after)) > at) {
    return { kind: 'warn', since, recallAt: later(promised, after(at, idleWarningDays)) };
  }
  return { kind: 'recall' };
}

/** When the days of a warning are over that its partner was there; never more of them than it was told. */
function warningOver(
  { warnedAt, recallAt }: NonNullable<WorkedState['idle']>,
  { idleWarningDays }: IdleFacts['policy'],
  after: (instant: string, days: number) => string,
): string {
  if (warnedAt === undefined || recallAt === null) return recallAt ?? '';
  const toldDays = (Date.parse(recallAt) - Date.parse(warnedAt)) / dayMs;
  return after(warnedAt, Math.min(idleWarningDays, toldDays));
}
