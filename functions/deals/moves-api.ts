/** The Lambda of what a partner does with a registration once it was submitted. */
import { serve } from '#functions/kernel/handle.ts';
import { checkIn } from './handlers/check-in.ts';
import { lose } from './handlers/lose.ts';
import { release } from './handlers/release.ts';
import { reopen } from './handlers/reopen.ts';
import { requestExtension } from './handlers/request-extension.ts';
import { win } from './handlers/win.ts';
import { withdraw } from './handlers/withdraw.ts';

export const handler = serve([withdraw, reopen, checkIn, requestExtension, win, lose, release]);
