/** The Lambda of the distribution policy and of what is tried before one is published: their routes and handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { cancelWhatIf } from './handlers/cancel-what-if.ts';
import { listWhatIfs } from './handlers/list-what-ifs.ts';
import { publishPolicy } from './handlers/publish-policy.ts';
import { readPolicy } from './handlers/read-policy.ts';
import { readWhatIf } from './handlers/read-what-if.ts';
import { startWhatIf } from './handlers/start-what-if.ts';

const handlers = [readPolicy, publishPolicy, startWhatIf, listWhatIfs, readWhatIf, cancelWhatIf];
export const handler = serve(handlers);
