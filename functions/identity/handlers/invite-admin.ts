import { invitePartnerAdmin } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { changePartnerRoll } from '../change-partner-roll.ts';
import { invite } from '../change-people.ts';
import { requireUntaken } from '../require-untaken.ts';

/** Invites an admin of a partner, who invites everyone else. */
export const inviteAdmin = handle(invitePartnerAdmin, async ({ partnerId }, { body, change, newId }) => {
  const userId = newId('user');
  return changePartnerRoll(partnerId, async (roll) => {
    await requireUntaken(body.email, partnerId);
    return invite(roll, { ...body, role: 'partner-admin' }, userId, change);
  });
});
