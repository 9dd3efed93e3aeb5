/** Changes of people as requests ask for them: decided on the roll, written with it, answered as it then is. */
import type { Person } from '@rafiq/shared/identity/contract.ts';
import type { Role } from '@rafiq/shared/permissions.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { problemOf } from './change-roll.ts';
import type { PersonChanged } from './domain/change-people.ts';
import { invitePerson } from './domain/invite-person.ts';
import { personOf } from './domain/me.ts';
import type { Roll } from './domain/member-records.ts';
import type { Refusal } from './domain/refusal.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';
import type { PersonVerb } from './store/identity-store.ts';

/** Invites somebody onto a roll (1 more request). @throws Problem if the domain refuses */
export async function invite(
  roll: Roll,
  input: { email: string; name?: string | undefined; role: Role },
  userId: string,
  change: Change,
): Promise<Person> {
  const decision = invitePerson(roll, input, { userId, at: change.at });
  if (decision.kind === 'refuse') throw problemOf(decision);
  const former = await identity.findInvitation(decision.person.email, roll.organisation.id);
  return identity.invite(roll, decision, former, change, personOf(decision.person, change.at));
}

/** Saves what was decided about somebody on a roll, unless nothing changes. @throws Problem if the domain refuses */
export async function save(
  roll: Roll,
  decision: PersonChanged | Refusal,
  verb: PersonVerb,
  change: Change,
): Promise<Person> {
  if (decision.kind === 'refuse') throw problemOf(decision);
  const answer = personOf(decision.after, change.at);
  return decision.after === decision.before
    ? answer
    : identity.changePerson(roll, decision, verb, change, answer);
}
