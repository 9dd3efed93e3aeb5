import { rollBackConflictPolicy as route } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeConflictPolicy } from '../change-conflict-policy.ts';
import { replacedAt, withdraw } from '../domain/conflict-course.ts';

/** Takes back the version in force: the one before it judges registrations again. */
export const rollBackConflictPolicy = handle(route, (_params, { body, change, now, ifMatch }) =>
  changeConflictPolicy({ change, ifMatch }, ({ course, inForce }) => {
    const isMeant = body.publishedVersion === undefined || body.publishedVersion === inForce.version;
    if (!isMeant || replacedAt(course, now) === undefined) throw new Problem('illegal-move');
    return {
      happened: 'rolled-back',
      step: withdraw(course, inForce, { at: now, note: body.note }),
      beside: {},
    };
  }),
);
