import { serve } from '#functions/kernel/handle.ts';
import { addTimeOff } from './handlers/add-time-off.ts';
import { create } from './handlers/create.ts';
import { listResellers } from './handlers/list-resellers.ts';
import { list } from './handlers/list.ts';
import { readOwn } from './handlers/read-own.ts';
import { read } from './handlers/read.ts';
import { reinstate } from './handlers/reinstate.ts';
import { removeTimeOff } from './handlers/remove-time-off.ts';
import { suspend } from './handlers/suspend.ts';
import { terminate } from './handlers/terminate.ts';
import { timeline } from './handlers/timeline.ts';
import { updateOwn } from './handlers/update-own.ts';
import { update } from './handlers/update.ts';

export const handler = serve([
  create,
  list,
  read,
  timeline,
  update,
  suspend,
  reinstate,
  terminate,
  readOwn,
  updateOwn,
  addTimeOff,
  removeTimeOff,
  listResellers,
]);
