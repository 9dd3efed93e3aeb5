import { reinviteMember } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { changeOwnRoll } from '../change-roll.ts';
import { save } from '../change-people.ts';
import { sendAgain } from '../domain/change-people.ts';

/** Sends an invitation of the caller's own organisation again, with a new link and a new fortnight. */
export const reinvite = handle(reinviteMember, ({ memberId }, { caller, change }) =>
  changeOwnRoll(caller, (roll) => save(roll, sendAgain(roll, memberId, change.at), 'reinvited', change)),
);
