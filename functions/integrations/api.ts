import { serve } from '#functions/kernel/handle.ts';
import { health } from './handlers/health.ts';

/** Also stands behind the gateway's `$default` route: whatever no room serves is answered as not found. */
export const handler = serve([health]);
