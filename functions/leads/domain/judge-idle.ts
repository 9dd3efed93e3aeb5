import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { WorkedState } from './lead.ts';

const dayMs = 86_400_000;

export interface IdleFacts {
  /** When its partner last did anything on the lead, as far as it is after `since`; null where it did not. */
  lastActivityAt: string | null;
  /** Whether its partner can work at all: a suspended one cannot, and must not lose what it may not touch. */
  partnerActive: boolean;
  policy: Pick<PolicyDocument, 'idleDays' | 'idleWarningDays'>;
  at: string;
}

export type IdleVerdict =
  | { kind: 'rest' }
  /** The clock starts anew at an instant; a warning that was given is over. */
  | { kind: 'restart'; since: string }
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
 * over. Nobody loses a lead without having had the whole time of a warning, however late that comes. The time of a
 * partner that cannot work does not count: its clock starts anew (source: domain.md, Lead).
 */
export function judgeIdle(idle: NonNullable<WorkedState['idle']>, facts: IdleFacts): IdleVerdict {
  const { lastActivityAt, partnerActive, policy, at } = facts;
  const until = restedUntil(facts);
  const since = later(idle.since, lastActivityAt ?? idle.since);
  const warned = idle.recallAt !== null;
  if (!partnerActive) return { kind: 'restart', since: at };
  if (until === null || policy.idleDays === null || since > until) {
    return warned || since !== idle.since ? { kind: 'restart', since } : { kind: 'rest' };
  }
  const promised = daysAfter(since, policy.idleDays);
  const due = idle.recallAt !== null && idle.recallAt <= at;
  // A policy that was changed since the warning may leave it more time, and never less than the warning said.
  if (!warned || since !== idle.since || (due && promised > at)) {
    return { kind: 'warn', since, recallAt: later(promised, daysAfter(at, policy.idleWarningDays)) };
  }
  return { kind: due ? 'recall' : 'rest' };
}
