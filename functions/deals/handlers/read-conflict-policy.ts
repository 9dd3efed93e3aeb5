import { readConflictPolicy as route } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { readConflictPolicy as read } from '../store/conflict-policies.ts';

/** Reads the conflict policy in force. */
export const readConflictPolicy = handle(route, async () => {
  const policy = await read();
  return { ...policy, publishedVersion: policy.version, replaces: null, scheduled: [] };
});
