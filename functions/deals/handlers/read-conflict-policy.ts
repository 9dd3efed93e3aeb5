import { readConflictPolicy as route } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentConflictPolicy } from '../present-conflict-policy.ts';
import { readConflictPolicyHead } from '../store/conflict-policies.ts';

/** Reads the conflict policy in force, and what is yet to begin. */
export const readConflictPolicy = handle(route, async (_params, { now }) =>
  presentConflictPolicy(await readConflictPolicyHead(now), now),
);
