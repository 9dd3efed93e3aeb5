import { changeRole as route } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { changeOwnRoll } from '../change-roll.ts';
import { save } from '../change-people.ts';
import { giveRole } from '../domain/change-people.ts';

/** Gives somebody of the caller's own organisation another role, from its next request on. */
export const changeRole = handle(route, ({ memberId }, { body, caller, change }) =>
  changeOwnRoll(caller, (roll) => save(roll, giveRole(roll, memberId, body.role), 'role-changed', change)),
);
