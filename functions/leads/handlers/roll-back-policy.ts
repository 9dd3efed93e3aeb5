import { rollBackPolicy as route } from '@rafiq/shared/leads/policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changePolicy } from '../change-policy.ts';
import {
  endCanary,
  rollBackTo,
  type CourseStep,
  type PolicyHead,
} from '../domain/distribution/policy-course.ts';
import { keptEdition } from '../store/policies.ts';

/** One step back: from a trial to what is published, or from that to what was published before. */
async function stepBack(head: PolicyHead, at: string): Promise<CourseStep> {
  if (head.canary !== null) return endCanary(head, head.canary);
  if (head.replaces === null) throw new Problem('illegal-move');
  return rollBackTo(head, await keptEdition(head.replaces), at);
}

export const rollBackPolicy = handle(route, (_params, { change, now, ifMatch }) =>
  changePolicy({ change, ifMatch }, async (head) => ({
    happened: 'rolled-back',
    step: await stepBack(head, now),
    beside: {},
  })),
);
