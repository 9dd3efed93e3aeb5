/** The Lambda of what is searched and judged: the private check and the submission of a registration. */
import { serve } from '#functions/kernel/handle.ts';
import { check } from './handlers/check.ts';
import { submit } from './handlers/submit.ts';

export const handler = serve([check, submit]);
