/**
 * Says which partners serve an account by the leads they took on before that was kept: `TABLE_NAME=… node
 * functions/leads/cli/tie-accounts.ts` with credentials that may write the table. On one machine `npm start` does it
 * by itself. Repeating it does no harm.
 */
import { randomUUID } from 'node:crypto';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { tieEveryAccount } from '../tie-accounts.ts';

const by = { kind: 'system', id: 'migration', organisation: null } as const;
const tied = await tieEveryAccount({ at: toInstant(nowMs()), by, requestId: randomUUID() });
console.log(`${tied} leads tie their partner to an account`);
