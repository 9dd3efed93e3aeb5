import type { Role } from '@rafiq/shared/permissions.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Readonly<Record<Role, () => string>> = {
  'partner-admin': m.role_partner_admin,
  'partner-seller': m.role_partner_seller,
  'channel-manager': m.role_channel_manager,
  'channel-operations': m.role_channel_operations,
  finance: m.role_finance,
  viewer: m.role_viewer,
  integrator: m.role_integrator,
};

/** What a role is called in the reader's language. */
export const roleName = (role: Role): string => names[role]();
