/** The Lambda of the attachments room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { create } from './handlers/create.ts';
import { download } from './handlers/download.ts';
import { finish } from './handlers/finish.ts';
import { list } from './handlers/list.ts';

export const handler = serve([create, finish, list, download]);
