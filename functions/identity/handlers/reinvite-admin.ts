import { reinvitePartnerAdmin } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { adminsOf, changePartnerRoll } from '../change-partner-roll.ts';
import { save } from '../change-people.ts';
import { sendAgain } from '../domain/change-people.ts';

/** Sends the invitation of a partner's admin, for the first time or again. */
export const reinviteAdmin = handle(reinvitePartnerAdmin, ({ partnerId, adminId }, { change }) =>
  changePartnerRoll(partnerId, (roll) =>
    save(roll, sendAgain(adminsOf(roll), adminId, change.at), 'reinvited', change),
  ),
);
