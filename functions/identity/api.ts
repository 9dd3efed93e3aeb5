import { serve } from '#functions/kernel/handle.ts';
import { bind } from './handlers/bind.ts';
import { me } from './handlers/me.ts';
import { members } from './handlers/members.ts';
import { updateMe } from './handlers/update-me.ts';

export const handler = serve([bind, me, updateMe, members]);
