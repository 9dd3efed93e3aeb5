import { serve } from '#functions/kernel/handle.ts';
import { create } from './handlers/create.ts';
import { list } from './handlers/list.ts';
import { read } from './handlers/read.ts';
import { update } from './handlers/update.ts';

export const handler = serve([create, list, read, update]);
