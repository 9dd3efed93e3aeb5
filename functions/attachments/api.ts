/** The Lambda of the attachments room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { attachToConflict } from './handlers/attach-to-conflict.ts';
import { attachToDeal } from './handlers/attach-to-deal.ts';
import { create } from './handlers/create.ts';
import { download } from './handlers/download.ts';
import { finish } from './handlers/finish.ts';
import { listOfConflict } from './handlers/list-of-conflict.ts';
import { listOfDeal } from './handlers/list-of-deal.ts';
import { list } from './handlers/list.ts';

export const handler = serve([
  create,
  attachToDeal,
  attachToConflict,
  finish,
  list,
  listOfDeal,
  listOfConflict,
  download,
]);
