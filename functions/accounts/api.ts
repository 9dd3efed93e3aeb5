import { serve } from '#functions/kernel/handle.ts';
import { list } from './handlers/list.ts';
import { read } from './handlers/read.ts';
import { setOwner } from './handlers/set-owner.ts';
import { timeline } from './handlers/timeline.ts';

export const handler = serve([list, read, timeline, setOwner]);
