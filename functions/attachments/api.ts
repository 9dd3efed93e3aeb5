/** The Lambda of the attachments room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { attachToAccount } from './handlers/attach-to-account.ts';
import { attachToConflict } from './handlers/attach-to-conflict.ts';
import { attachToDeal } from './handlers/attach-to-deal.ts';
import { attachToPartner } from './handlers/attach-to-partner.ts';
import { create } from './handlers/create.ts';
import { download } from './handlers/download.ts';
import { finish } from './handlers/finish.ts';
import { listOfAccount } from './handlers/list-of-account.ts';
import { listOfConflict } from './handlers/list-of-conflict.ts';
import { listOfDeal } from './handlers/list-of-deal.ts';
import { listOfPartner } from './handlers/list-of-partner.ts';
import { list } from './handlers/list.ts';

export const handler = serve([
  create,
  attachToDeal,
  attachToConflict,
  attachToAccount,
  attachToPartner,
  finish,
  list,
  listOfDeal,
  listOfConflict,
  listOfAccount,
  listOfPartner,
  download,
]);
