/** A change of the conflict policy: judged on what stands, written over it, told as an event. */
import type { ConflictPolicyInForce } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { inForceAt, withoutPastNotes, type CourseStep } from './domain/conflict-course.ts';
import { presentConflictPolicy } from './present-conflict-policy.ts';
import {
  courseWrites,
  findConflictPolicies,
  notKept,
  readConflictPolicyHead,
  type ConflictPolicyHead,
} from './store/conflict-policies.ts';
import { conflictPolicyKey } from './store/deal-keys.ts';

/** What a change comes to. */
export interface ConflictPolicyStep<Beside extends object> {
  happened: 'published' | 'scheduled' | 'rolled-back' | 'version-cancelled';
  step: CourseStep;
  /** Of the version it makes. */
  document?: ConflictPolicy;
  /** What is answered beside the policy. */
  beside: Beside;
}

/** What is in force after a step: what it made, what was in force before, or a version that is kept (1 request). */
async function inForceAfter(
  read: ConflictPolicyHead,
  { course, made }: CourseStep,
  document: ConflictPolicy | undefined,
  at: string,
): Promise<ConflictPolicyHead> {
  const inForce = inForceAt(course, at);
  if (inForce.version === read.inForce.version) return { course, inForce, document: read.document };
  if (inForce.version === made?.version && document !== undefined) return { course, inForce, document };
  const [kept] = await findConflictPolicies([inForce.version]);
  if (kept === undefined) throw notKept(inForce);
  const standing = course.standing.map((one) => (one.version === inForce.version ? kept.edition : one));
  return { course: { ...course, standing }, inForce: kept.edition, document: kept.document };
}

type Step<Beside extends object> = (
  read: ConflictPolicyHead,
) => ConflictPolicyStep<Beside> | Promise<ConflictPolicyStep<Beside>>;

const isMoved = (error: unknown): boolean =>
  error instanceof ConditionFailed && error.label === 'conflict-policy';

/**
 * Changes what its caller has seen (2 requests, and what the step reads).
 * @param step what it comes to, or a Problem
 * @throws Problem `stale` if it no longer stands
 */
export async function changeConflictPolicy<Beside extends object>(
  { change, ifMatch }: { change: Change; ifMatch: number },
  step: Step<Beside>,
): Promise<ConflictPolicyInForce & Beside> {
  const read = await readConflictPolicyHead(change.at);
  if (read.course.version !== ifMatch) throw new Problem('stale');
  try {
    return await takeStep(read, change, step);
  } catch (error) {
    if (isMoved(error)) throw new Problem('stale', { cause: error });
    throw error;
  }
}

const mostTries = 8;

/**
 * Changes whatever stands (2 requests, and what the step reads; again where another change came between).
 * @param step what it comes to, or a Problem
 */
export async function changeConflictPolicyNow<Beside extends object>(
  change: Change,
  step: Step<Beside>,
): Promise<ConflictPolicyInForce & Beside> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await takeStep(await readConflictPolicyHead(change.at), change, step);
    } catch (error) {
      if (!isMoved(error)) throw error;
      if (tries === mostTries) throw new Problem('unavailable', { retryAfterSeconds: 1, cause: error });
    }
  }
}

async function takeStep<Beside extends object>(
  read: ConflictPolicyHead,
  change: Change,
  step: Step<Beside>,
): Promise<ConflictPolicyInForce & Beside> {
  const { at } = change;
  const { happened, step: taken, document, beside } = await step(read);
  const after = await inForceAfter(read, taken, document, at);
  const { made, withdrawn } = taken;
  const note = made?.note ?? withdrawn?.withdrawnNote;
  return commit(change, {
    writes: courseWrites(read, taken, { ...after, course: withoutPastNotes(after.course, at) }, document),
    events: [
      {
        type: `rafiq.deals.policy.${happened}.v1`,
        subject: 'conflict',
        pk: conflictPolicyKey.pk,
        version: after.course.version,
        data: {
          version: after.inForce.version,
          ...(made !== undefined && { made: made.version, effectiveFrom: made.effectiveFrom }),
          ...(withdrawn !== undefined && { withdrawn: withdrawn.version }),
        },
        changed: ['document'],
        note: note ?? undefined,
      },
    ],
    answer: { ...(await presentConflictPolicy(after, at)), ...beside },
  });
}
