/** The Lambda of what is searched and judged: the private check, the submission of a registration, and trying a draft. */
import { serve } from '#functions/kernel/handle.ts';
import { check } from './handlers/check.ts';
import { submit } from './handlers/submit.ts';
import { tryRegistration } from './handlers/try-registration.ts';

export const handler = serve([check, submit, tryRegistration]);
