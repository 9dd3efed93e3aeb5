/** The Lambda of what the vendor decides about a registration, and about more time for it. */
import { serve } from '#functions/kernel/handle.ts';
import { approve } from './handlers/approve.ts';
import { ask } from './handlers/ask.ts';
import { grantExtension } from './handlers/grant-extension.ts';
import { refuseExtension } from './handlers/refuse-extension.ts';
import { reject } from './handlers/reject.ts';

export const handler = serve([approve, reject, ask, grantExtension, refuseExtension]);
