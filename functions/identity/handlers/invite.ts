import { inviteMember } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { changeOwnRoll } from '../change-roll.ts';
import { invite as invitePerson } from '../change-people.ts';
import { requireUntaken } from '../require-untaken.ts';

/** Invites somebody into the caller's own organisation. */
export const invite = handle(inviteMember, async (_, { body, caller, change, newId }) => {
  if (caller.partnerId === null) await requireUntaken(body.email, caller.organisation);
  const userId = newId('user');
  return changeOwnRoll(caller, (roll) => invitePerson(roll, body, userId, change));
});
