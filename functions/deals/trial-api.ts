/** The Lambda that tries draft conflict rules on one registration. */
import { serve } from '#functions/kernel/handle.ts';
import { tryRegistration } from './handlers/try-registration.ts';

export const handler = serve([tryRegistration]);
