import { readConflictPolicyVersion as route } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { presentEdition, publishersOf } from '../present-conflict-policy.ts';
import { findConflictPolicies, readConflictPolicyHead } from '../store/conflict-policies.ts';

/** What a version of the conflict rules says, and how it stands. */
export const readConflictPolicyVersion = handle(route, async ({ conflictPolicyVersion }, { now }) => {
  const [{ inForce }, [found]] = await Promise.all([
    readConflictPolicyHead(now),
    findConflictPolicies([Number(conflictPolicyVersion)]),
  ]);
  if (found === undefined) throw new Problem('not-found');
  const { edition, document } = found;
  const names = await publishersOf([edition]);
  return { ...presentEdition(edition, names, inForce.version, now), document };
});
