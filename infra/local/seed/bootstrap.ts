import { randomUUID } from 'node:crypto';
import { clientMembershipWrites, invitationEvent, invitationWrites } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { demoClientId } from '../identity/clients.ts';
import { writeKnownAccounts } from '../identity/known-accounts.ts';

/** The address of the first member of the vendor. */
const operationsEmail = 'operations@rafiq.example';

/**
 * Makes the first two members of the vendor, without whom nobody could let anybody in: channel operations, waiting
 * for a first sign-in, and a machine client.
 */
export async function bootstrap({
  accountsFile,
  nowMs,
}: {
  accountsFile: string;
  nowMs: number;
}): Promise<void> {
  const operations = {
    email: operationsEmail,
    organisation: 'vendor',
    role: 'channel-operations',
    userId: newId('user'),
    name: 'Channel operations',
  } as const;
  const robot = {
    clientId: demoClientId,
    organisation: 'vendor',
    userId: newId('user'),
    name: 'Demo integrator',
  };
  const change = {
    at: new Date(nowMs).toISOString(),
    by: { kind: 'system', id: 'bootstrap', organisation: null },
    requestId: randomUUID(),
  } as const;
  await commit(change, {
    writes: invitationWrites(operations),
    events: [invitationEvent(operations)],
    answer: null,
  });
  await commit(change, { writes: clientMembershipWrites(robot), events: [], answer: null });
  writeKnownAccounts(accountsFile, {
    accounts: [{ email: operations.email, label: operations.name, role: operations.role }],
    integrators: [{ clientId: robot.clientId, label: robot.name }],
  });
}
