/**
 * Invites one of the vendor's people from the command line: how a freshly deployed Rafiq gets its first member.
 * `TABLE_NAME=… node functions/identity/cli/invite.ts EMAIL [ROLE]` with credentials that may write the table.
 */
import { randomUUID } from 'node:crypto';
import { vendorRoles } from '@rafiq/shared/permissions.ts';
import { email } from '@rafiq/shared/text.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed, commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import * as z from 'zod';
import { invitationEvent, invitationWrites } from '../store/membership-writes.ts';

const [address, role = 'channel-operations'] = process.argv.slice(2);
const parsed = z.object({ address: email, role: z.enum(vendorRoles) }).safeParse({ address, role });

if (!parsed.success) {
  console.error(`Usage: invite.ts EMAIL [${vendorRoles.join(' | ')}]`);
  process.exitCode = 1;
} else {
  const invitation = {
    email: parsed.data.address,
    role: parsed.data.role,
    organisation: 'vendor',
    userId: newId('user'),
  };
  const change = {
    at: toInstant(nowMs()),
    by: { kind: 'system', id: 'invite-command', organisation: null },
    requestId: randomUUID(),
  } as const;
  try {
    await commit(change, {
      writes: invitationWrites(invitation),
      events: [invitationEvent(invitation)],
      answer: null,
    });
    console.log(`${invitation.email} may sign in as ${invitation.role}.`);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    console.error(`${invitation.email} was invited before.`);
    process.exitCode = 1;
  }
}
