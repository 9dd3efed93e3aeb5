/**
 * Starts the clocks of leads that partners worked before such clocks were kept: `TABLE_NAME=… node
 * functions/leads/cli/start-idle-clocks.ts` with credentials that may write the table. On one machine `npm start`
 * does it by itself. Repeating it does no harm.
 */
import { randomUUID } from 'node:crypto';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { startIdleClocks } from '../store/idle-clocks.ts';

const by = { kind: 'system', id: 'migration', organisation: null } as const;
const started = await startIdleClocks({ at: toInstant(nowMs()), by, requestId: randomUUID() });
console.log(`${started} clocks started`);
