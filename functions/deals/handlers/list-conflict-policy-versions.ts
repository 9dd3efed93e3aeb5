import { listConflictPolicyVersions as route } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentEdition, publishersOf } from '../present-conflict-policy.ts';
import { listConflictPolicies, readConflictPolicyHead, shippedEdition } from '../store/conflict-policies.ts';

/** The versions of the conflict rules, newest first. */
export const listConflictPolicyVersions = handle(route, async (_params, { query, scope, now }) => {
  const [{ inForce }, { items: kept, nextCursor }] = await Promise.all([
    readConflictPolicyHead(now),
    listConflictPolicies({ ...query, scope }),
  ]);
  // The shipped one is kept from the first change on.
  const items = kept.length === 0 && query.cursor === undefined ? [shippedEdition] : kept;
  const names = await publishersOf(items);
  return { items: items.map((one) => presentEdition(one, names, inForce.version, now)), nextCursor };
});
