import { cancelConflictPolicyVersion as route } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeConflictPolicyNow } from '../change-conflict-policy.ts';
import { scheduledAt, withdraw } from '../domain/conflict-course.ts';
import { findConflictPolicies } from '../store/conflict-policies.ts';

/** Cancels a version that has not begun yet: it never will. */
export const cancelConflictPolicyVersion = handle(
  route,
  async ({ conflictPolicyVersion }, { body, change, now }) => {
    const version = Number(conflictPolicyVersion);
    const [kept] = await findConflictPolicies([version]);
    if (kept === undefined) throw new Problem('not-found');
    return changeConflictPolicyNow(change, ({ course }) => {
      const scheduled = scheduledAt(course, now).find((one) => one.version === version);
      if (scheduled === undefined) throw new Problem('illegal-move');
      return {
        happened: 'version-cancelled',
        step: withdraw(course, scheduled, { at: now, note: body.note }),
        beside: {},
      };
    });
  },
);
