/**
 * The Lambda of registrations, but for what needs the matching engine (`registration-api.ts`), the vendor's decisions
 * (`decisions-api.ts`), what distributors see (`shared-api.ts`), cases, and the policy.
 */
import { serve } from '#functions/kernel/handle.ts';
import { checkIn } from './handlers/check-in.ts';
import { create } from './handlers/create.ts';
import { list } from './handlers/list.ts';
import { lose } from './handlers/lose.ts';
import { read } from './handlers/read.ts';
import { release } from './handlers/release.ts';
import { reopen } from './handlers/reopen.ts';
import { requestExtension } from './handlers/request-extension.ts';
import { timeline } from './handlers/timeline.ts';
import { update } from './handlers/update.ts';
import { win } from './handlers/win.ts';
import { withdraw } from './handlers/withdraw.ts';

export const handler = serve([
  create,
  list,
  read,
  timeline,
  update,
  withdraw,
  reopen,
  checkIn,
  requestExtension,
  win,
  lose,
  release,
]);
