import { removeMember } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { changeOwnRoll } from '../change-roll.ts';
import { save } from '../change-people.ts';
import { remove as removeFrom } from '../domain/change-people.ts';

/** Removes a member or client of the caller's own organisation, from its next request on. */
export const remove = handle(removeMember, ({ memberId }, { caller, change }) =>
  changeOwnRoll(caller, (roll) => save(roll, removeFrom(roll, memberId), 'removed', change)),
);
