/** The Lambda of what a distributor sees of those below it. */
import { serve } from '#functions/kernel/handle.ts';
import { countOfResellers } from './handlers/count-of-resellers.ts';
import { listShared } from './handlers/list-shared.ts';

export const handler = serve([countOfResellers, listShared]);
