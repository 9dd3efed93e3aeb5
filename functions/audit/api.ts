/** The Lambda of the audit room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { list } from './handlers/list.ts';
import { listDealSights } from './handlers/list-deal-sights.ts';
import { listSights } from './handlers/list-sights.ts';

export const handlers = [list, listSights, listDealSights];
export const handler = serve(handlers);
