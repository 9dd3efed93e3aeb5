/** The Lambda of the distribution policy and of what is tried before one is published: their routes and handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { cancelWhatIf } from './handlers/cancel-what-if.ts';
import { listPolicyVersions } from './handlers/list-policy-versions.ts';
import { listWhatIfs } from './handlers/list-what-ifs.ts';
import { publishCanary } from './handlers/publish-canary.ts';
import { publishPolicy } from './handlers/publish-policy.ts';
import { readPolicyVersion } from './handlers/read-policy-version.ts';
import { readPolicy } from './handlers/read-policy.ts';
import { readWhatIf } from './handlers/read-what-if.ts';
import { rollBackPolicy } from './handlers/roll-back-policy.ts';
import { shareCanary } from './handlers/share-canary.ts';
import { startCanary } from './handlers/start-canary.ts';
import { startWhatIf } from './handlers/start-what-if.ts';

const handlers = [
  readPolicy,
  publishPolicy,
  startCanary,
  shareCanary,
  publishCanary,
  rollBackPolicy,
  listPolicyVersions,
  readPolicyVersion,
  startWhatIf,
  listWhatIfs,
  readWhatIf,
  cancelWhatIf,
];
export const handler = serve(handlers);
