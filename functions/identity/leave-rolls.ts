import type { Change } from '#functions/kernel/commit.ts';
import { changeRoll, problemOf } from './change-roll.ts';
import { remove, withdraw } from './domain/change-people.ts';
import { personOf } from './domain/me.ts';
import { peopleOfEmail } from './people-of-email.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';

/**
 * Takes whoever has this address off every roll it is on: members are removed, open invitations withdrawn.
 * @throws Problem `last-administrator` if an organisation would have nobody left to manage its people
 */
export async function leaveRolls(email: string, change: Change): Promise<void> {
  for (const { entry } of await peopleOfEmail(email)) {
    if (entry.status === 'removed') continue;
    await changeRoll(entry.organisation, async (roll) => {
      const invited = roll.people.some(({ id, status }) => id === entry.id && status === 'invited');
      const decision = invited ? withdraw(roll, entry.id) : remove(roll, entry.id);
      if (decision.kind === 'refuse') {
        if (decision.problem === 'last-administrator') throw problemOf(decision);
        return null; // gone already
      }
      const verb = invited ? 'invitation-withdrawn' : 'removed';
      return identity.changePerson(roll, decision, verb, change, personOf(decision.after, change.at));
    });
  }
}
