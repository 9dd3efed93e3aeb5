/** The Lambda of the accounts room that compares: the matching engine lies beside it and is loaded when it is asked for. */
import { serve } from '#functions/kernel/handle.ts';
import { alike } from './handlers/alike.ts';

export const handler = serve([alike]);
