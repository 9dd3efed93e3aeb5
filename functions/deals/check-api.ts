/** The Lambda of the private check. */
import { serve } from '#functions/kernel/handle.ts';
import { check } from './handlers/check.ts';

export const handler = serve([check]);
