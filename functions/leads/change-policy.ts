/** A change of which document places leads: judged on what stands, written over it, told as an event. */
import { commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import type { Policy } from '@rafiq/shared/leads/policy-contract.ts';
import type { Canary, CourseStep, PolicyHead } from './domain/distribution/policy-course.ts';
import { readPolicy } from './read-policy.ts';
import { policyKey } from './store/lead-keys.ts';
import { courseWrites } from './store/policies.ts';

/** What stands, as its readers know it. */
export const presentPolicy = ({
  version,
  publishedVersion,
  publishedAt,
  replaces,
  canary,
  document,
}: PolicyHead): Policy => ({
  version,
  publishedVersion,
  publishedAt,
  replaces,
  canary:
    canary === null
      ? null
      : { version: canary.version, percent: canary.percent, startedAt: canary.startedAt },
  document,
});

/**
 * The trial that runs.
 * @throws Problem `illegal-move` where none does
 */
export function canaryOf({ canary }: PolicyHead): Canary {
  if (canary === null) throw new Problem('illegal-move');
  return canary;
}

export type PolicyChange = 'published' | 'canary-started' | 'canary-shared' | 'rolled-back';

/**
 * Changes what stands (2 requests, and what the step reads).
 * @param step what it comes to and what is answered beside the policy, or a Problem
 * @throws Problem `stale` if it is no longer what was read
 */
export async function changePolicy<Beside extends object>(
  { change, ifMatch }: { change: Change; ifMatch: number | undefined },
  step: (head: PolicyHead) => Promise<{ happened: PolicyChange; step: CourseStep; beside: Beside }>,
): Promise<Policy & Beside> {
  const read = await readPolicy();
  if (read.version !== ifMatch) throw new Problem('stale');
  const { happened, step: taken, beside } = await step(read);
  const { head, rolledBack } = taken;
  try {
    return await commit(change, {
      writes: courseWrites(read, taken, { at: change.at, by: change.by.id }),
      events: [
        {
          type: `rafiq.leads.policy.${happened}.v1`,
          subject: 'distribution',
          pk: policyKey.pk,
          version: head.version,
          data: {
            version: head.canary?.version ?? head.publishedVersion,
            ...(head.canary && { percent: head.canary.percent }),
            ...(rolledBack !== undefined && { rolledBack }),
          },
          changed: head.publishedVersion === read.publishedVersion ? ['canary'] : ['document'],
        },
      ],
      answer: { ...presentPolicy(head), ...beside },
    });
  } catch (error) {
    if (error instanceof ConditionFailed && error.label === 'policy')
      throw new Problem('stale', { cause: error });
    throw error;
  }
}
