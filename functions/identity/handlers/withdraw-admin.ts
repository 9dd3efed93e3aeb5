import { withdrawPartnerAdmin } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { adminsOf, changePartnerRoll } from '../change-partner-roll.ts';
import { save } from '../change-people.ts';
import { withdraw } from '../domain/change-people.ts';

/** Takes the invitation of a partner's admin back. */
export const withdrawAdmin = handle(withdrawPartnerAdmin, ({ partnerId, adminId }, { change }) =>
  changePartnerRoll(partnerId, (roll) =>
    save(roll, withdraw(adminsOf(roll), adminId), 'invitation-withdrawn', change),
  ),
);
