/** The Lambda of the views room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { create } from './handlers/create.ts';
import { list } from './handlers/list.ts';
import { read } from './handlers/read.ts';
import { setDefault } from './handlers/set-default.ts';
import { update } from './handlers/update.ts';

export const handler = serve([list, create, read, update, setDefault]);
