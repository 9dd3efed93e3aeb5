/**
 * Moves the clocks that an earlier version lost to where the sweep looks: `TABLE_NAME=… node
 * functions/leads/cli/return-lost-clocks.ts` with credentials that may write the table. On one machine `npm start`
 * does it by itself. Repeating it does no harm.
 */
import { randomUUID } from 'node:crypto';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { returnLostClocks } from '../store/lost-clocks.ts';

const by = { kind: 'system', id: 'migration', organisation: null } as const;
const moved = await returnLostClocks({ at: toInstant(nowMs()), by, requestId: randomUUID() });
console.log(`${moved} clocks moved`);
