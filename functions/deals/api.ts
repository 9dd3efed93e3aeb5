/**
 * The Lambda that registrations are written and read by. What needs the matching engine (`check-api.ts`,
 * `registration-api.ts`), what becomes of one (`moves-api.ts`, `decisions-api.ts`), what distributors see
 * (`shared-api.ts`), cases, and the policy are other functions.
 */
import { serve } from '#functions/kernel/handle.ts';
import { create } from './handlers/create.ts';
import { list } from './handlers/list.ts';
import { read } from './handlers/read.ts';
import { timeline } from './handlers/timeline.ts';
import { update } from './handlers/update.ts';

export const handler = serve([create, list, read, timeline, update]);
