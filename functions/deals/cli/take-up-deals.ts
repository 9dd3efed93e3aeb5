/**
 * Takes up registrations and conflict cases that an earlier version wrote: `TABLE_NAME=… node
 * functions/deals/cli/take-up-deals.ts` with credentials that may write the table. On one machine `npm start` does it by
 * itself. Repeating it does no harm.
 */
import { randomUUID } from 'node:crypto';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { takeUpDeals } from '../take-up-deals.ts';

const by = { kind: 'system', id: 'migration', organisation: null } as const;
const changed = await takeUpDeals({ at: toInstant(nowMs()), by, requestId: randomUUID() });
console.log(`${changed} records taken up`);
