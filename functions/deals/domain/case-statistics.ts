/** How conflict cases are settled, in numbers. */
import { conflictRuleIds, type ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import type { ConflictCase, Resolved } from './conflict-case.ts';

const hourMs = 3_600_000;

/** A case that was decided. */
export type DecidedCase = ConflictCase & { resolved: Resolved };

/** Whether a case was decided: one that ended by itself, because one of its sides has left it, was not. */
export const isDecided = (one: ConflictCase): one is DecidedCase =>
  one.resolved?.by === 'rules' || one.resolved?.by === 'person';

/** The middle of some numbers, of two middle ones their mean; null of none. */
function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

const shareOf = (cases: readonly DecidedCase[], counts: (one: DecidedCase) => boolean): number | null =>
  cases.length === 0 ? null : cases.filter(counts).length / cases.length;

/** Hours from the opening of a case to its last decision. */
const hoursToDecide = ({ openedAt, resolved }: DecidedCase): number =>
  (Date.parse(resolved.at) - Date.parse(openedAt)) / hourMs;

const figuresOf = (cases: readonly DecidedCase[]) => ({
  settled: cases.length,
  // What rules refuse at once takes no time, and says nothing of how long anybody waits.
  medianHours: median(cases.filter(({ resolved }) => resolved.by === 'person').map(hoursToDecide)),
  upheldShare: shareOf(cases, ({ resolved }) => resolved.resolution === 'upheld'),
});

/**
 * Of the cases decided last, at most so many: how many, the median time in hours until a person decided, the shares (from
 * 0 to 1) upheld and appealed against, and the same by each rule that led to any. Of those that wait: how many, since when
 * the oldest, and how many beyond their clock.
 */
export function caseStatistics(
  decided: readonly DecidedCase[],
  waiting: readonly ConflictCase[],
  { at, most }: { at: string; most: number },
) {
  const newest = decided
    .toSorted((one, other) => Date.parse(other.resolved.at) - Date.parse(one.resolved.at))
    .slice(0, most);
  const ofRule = (rule: ConflictRuleId) => newest.filter(({ rules }) => rules.includes(rule));
  return {
    ...figuresOf(newest),
    appealedShare: shareOf(newest, ({ appeal }) => appeal !== null),
    byRule: conflictRuleIds
      .map((rule) => ({ rule, ...figuresOf(ofRule(rule)) }))
      .filter(({ settled }) => settled > 0),
    waiting: {
      count: waiting.length,
      oldestAt: waiting.map(({ openedAt }) => openedAt).toSorted()[0] ?? null,
      overdue: waiting.filter(({ dueAt }) => dueAt !== null && dueAt <= at).length,
    },
  };
}
