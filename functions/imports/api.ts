import { serve } from '#functions/kernel/handle.ts';
import { create } from './handlers/create.ts';
import { findings } from './handlers/findings.ts';
import { inspect } from './handlers/inspect.ts';
import { list } from './handlers/list.ts';
import { read } from './handlers/read.ts';
import { start } from './handlers/start.ts';

export const handlers = [create, inspect, start, read, list, findings];
export const handler = serve(handlers);
