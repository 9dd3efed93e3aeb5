import {
  mostDaysAhead,
  mostScheduled,
  publishConflictPolicy as route,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeConflictPolicy } from '../change-conflict-policy.ts';
import { mustNameKnown } from '../conflict-policy-references.ts';
import { publish, scheduledAt } from '../domain/conflict-course.ts';
import { daysAfter } from '../domain/protection.ts';
import { presentConflictWarnings, warnOfConflictPolicy, warnOfSchedule } from '../warn-of-conflict-policy.ts';

/**
 * Why a version may not begin then; undefined where it may. What was in force at an instant that has passed stays so.
 * @param waiting how many versions are yet to begin
 */
function beginningFault(effectiveFrom: string, waiting: number, now: string): string | undefined {
  if (effectiveFrom < now) return 'before-now';
  if (effectiveFrom > daysAfter(now, mostDaysAhead)) return 'out-of-range';
  return effectiveFrom > now && waiting >= mostScheduled ? 'too-many' : undefined;
}

/** Publishes the conflict rules, to be in force at once or from an instant on. */
export const publishConflictPolicy = handle(
  route,
  (_params, { body, change, now, ifMatch }) =>
    changeConflictPolicy({ change, ifMatch }, async (read) => {
      const effectiveFrom = body.effectiveFrom ?? now;
      const scheduled = scheduledAt(read.course, now);
      const fault = beginningFault(effectiveFrom, scheduled.length, now);
      if (fault !== undefined)
        throw new Problem('invalid-request', { errors: [{ pointer: '/effectiveFrom', code: fault }] });
      await mustNameKnown(body.document, '/document');
      const warnings = [
        ...(await warnOfConflictPolicy(body.document, '/document')),
        ...warnOfSchedule(scheduled, effectiveFrom),
      ];
      const step = publish(read.course, { effectiveFrom, note: body.note }, { at: now, by: change.by.id });
      return {
        happened: effectiveFrom > now ? 'scheduled' : 'published',
        step,
        document: { ...body.document, effectiveFrom },
        beside: { madeVersion: step.course.version, warnings },
      };
    }),
  ({ warnings, ...policy }, { language }) => ({
    ...policy,
    warnings: presentConflictWarnings(warnings, language),
  }),
);
