import { serve } from '#functions/kernel/handle.ts';
import { activity } from './handlers/activity.ts';
import { challenge } from './handlers/challenge.ts';
import { consents } from './handlers/consents.ts';
import { create } from './handlers/create.ts';
import { list } from './handlers/list.ts';
import { page } from './handlers/page.ts';
import { read } from './handlers/read.ts';
import { send } from './handlers/send.ts';
import { show } from './handlers/show.ts';
import { submit } from './handlers/submit.ts';
import { update } from './handlers/update.ts';

export const handler = serve([
  list,
  create,
  read,
  update,
  consents,
  activity,
  show,
  challenge,
  submit,
  page,
  send,
]);
