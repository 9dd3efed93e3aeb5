/** The Lambda of the conflict policy, and of judging anew. */
import { serve } from '#functions/kernel/handle.ts';
import { cancelConflictPolicyVersion } from './handlers/cancel-conflict-policy-version.ts';
import { listConflictPolicyVersions } from './handlers/list-conflict-policy-versions.ts';
import { publishConflictPolicy } from './handlers/publish-conflict-policy.ts';
import { readConflictPolicy } from './handlers/read-conflict-policy.ts';
import { readConflictPolicyVersion } from './handlers/read-conflict-policy-version.ts';
import { replayRegistration } from './handlers/replay-registration.ts';
import { rollBackConflictPolicy } from './handlers/roll-back-conflict-policy.ts';

export const handler = serve([
  readConflictPolicy,
  publishConflictPolicy,
  rollBackConflictPolicy,
  cancelConflictPolicyVersion,
  listConflictPolicyVersions,
  readConflictPolicyVersion,
  replayRegistration,
]);
