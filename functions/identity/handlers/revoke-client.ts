import { revokeClient as route } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeRoll, problemOf } from '../change-roll.ts';
import { remove } from '../domain/change-people.ts';
import { presentClients } from '../present-clients.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';

/** Revokes a machine client of whichever organisation: its next request is refused, whatever token it brings. */
export const revokeClient = handle(route, async ({ clientId }, { change }) => {
  const membership = await identity.findMembership(clientId);
  if (membership?.role !== 'integrator') throw new Problem('not-found');
  if (membership.status === 'removed') throw new Problem('illegal-move');
  return changeRoll(membership.organisation, async (roll) => {
    const decision = remove(roll, membership.userId);
    if (decision.kind === 'refuse') throw problemOf(decision);
    const [client] = await presentClients([decision.after]);
    if (client === undefined) throw new Error(`Client ${clientId} is on no roll`);
    return identity.changePerson(roll, decision, 'removed', change, client);
  });
});
