import { withdrawInvitation } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { changeOwnRoll } from '../change-roll.ts';
import { save } from '../change-people.ts';
import { withdraw as takeBack } from '../domain/change-people.ts';

/** Takes an invitation of the caller's own organisation back. */
export const withdraw = handle(withdrawInvitation, ({ memberId }, { caller, change }) =>
  changeOwnRoll(caller, (roll) => save(roll, takeBack(roll, memberId), 'invitation-withdrawn', change)),
);
