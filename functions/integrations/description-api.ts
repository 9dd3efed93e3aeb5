/** The Lambda that describes this API: it loads every contract when it is first asked. */
import { serve } from '#functions/kernel/handle.ts';
import { openapi } from './handlers/openapi.ts';

export const handler = serve([openapi]);
