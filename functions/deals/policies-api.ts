/** The Lambda of the conflict policy, of what is tried before one is published, and of judging anew. */
import { serve } from '#functions/kernel/handle.ts';
import { cancelConflictPolicyVersion } from './handlers/cancel-conflict-policy-version.ts';
import { cancelConflictWhatIf } from './handlers/cancel-conflict-what-if.ts';
import { listConflictPolicyVersions } from './handlers/list-conflict-policy-versions.ts';
import { listConflictWhatIfs } from './handlers/list-conflict-what-ifs.ts';
import { listMovedRegistrations } from './handlers/list-moved-registrations.ts';
import { publishConflictPolicy } from './handlers/publish-conflict-policy.ts';
import { readConflictPolicy } from './handlers/read-conflict-policy.ts';
import { readConflictPolicyVersion } from './handlers/read-conflict-policy-version.ts';
import { readConflictWhatIf } from './handlers/read-conflict-what-if.ts';
import { replayRegistration } from './handlers/replay-registration.ts';
import { rollBackConflictPolicy } from './handlers/roll-back-conflict-policy.ts';
import { startConflictWhatIf } from './handlers/start-conflict-what-if.ts';

export const handler = serve([
  readConflictPolicy,
  publishConflictPolicy,
  rollBackConflictPolicy,
  cancelConflictPolicyVersion,
  listConflictPolicyVersions,
  readConflictPolicyVersion,
  startConflictWhatIf,
  listConflictWhatIfs,
  readConflictWhatIf,
  listMovedRegistrations,
  cancelConflictWhatIf,
  replayRegistration,
]);
