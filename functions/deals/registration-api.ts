/** The Lambda that searches and judges: the submission of a registration. */
import { serve } from '#functions/kernel/handle.ts';
import { submit } from './handlers/submit.ts';

export const handler = serve([submit]);
