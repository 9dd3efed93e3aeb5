import { serve } from '#functions/kernel/handle.ts';
import { bind } from './handlers/bind.ts';
import { changeRole } from './handlers/change-role.ts';
import { clients } from './handlers/clients.ts';
import { erasePerson } from './handlers/erase-person.ts';
import { erasures } from './handlers/erasures.ts';
import { exportMe } from './handlers/export-me.ts';
import { exportPerson } from './handlers/export-person.ts';
import { invite } from './handlers/invite.ts';
import { inviteAdmin } from './handlers/invite-admin.ts';
import { me } from './handlers/me.ts';
import { members } from './handlers/members.ts';
import { partnerMembers } from './handlers/partner-members.ts';
import { reinvite } from './handlers/reinvite.ts';
import { reinviteAdmin } from './handlers/reinvite-admin.ts';
import { remove } from './handlers/remove.ts';
import { revokeClient } from './handlers/revoke-client.ts';
import { updateMe } from './handlers/update-me.ts';
import { withdraw } from './handlers/withdraw.ts';
import { withdrawAdmin } from './handlers/withdraw-admin.ts';

export const handler = serve([
  bind,
  me,
  updateMe,
  exportMe,
  members,
  invite,
  reinvite,
  withdraw,
  changeRole,
  remove,
  partnerMembers,
  inviteAdmin,
  reinviteAdmin,
  withdrawAdmin,
  clients,
  revokeClient,
  exportPerson,
  erasePerson,
  erasures,
]);
