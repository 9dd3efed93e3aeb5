/**
 * Verifies the audit chains: `TABLE_NAME=… node functions/audit/cli/verify.ts [--witness FILE]` with credentials that
 * may read the table. A witness is a file kept elsewhere: where the chains stood at the last sound verification.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nowMs } from '#functions/kernel/clock.ts';
import * as z from 'zod';
import { head } from '../domain/link.ts';
import { tellVerification } from './tell-verification.ts';
import { verifyChains } from './verify-chains.ts';

const { witness } = parseArgs({ options: { witness: { type: 'string' } } }).values;
const witnessed =
  witness !== undefined && existsSync(witness)
    ? z.array(head).parse(JSON.parse(readFileSync(witness, 'utf8')))
    : [];

const verification = await verifyChains(nowMs(), witnessed);
for (const line of tellVerification(verification)) console.log(line);
if (verification.faults.length > 0) process.exitCode = 1;
else if (witness !== undefined) writeFileSync(witness, `${JSON.stringify(verification.heads, null, 2)}\n`);
