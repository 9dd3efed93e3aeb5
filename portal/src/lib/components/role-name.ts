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

const texts: Readonly<Partial<Record<Role, () => string>>> = {
  'partner-admin': m.role_partner_admin_text,
  'partner-seller': m.role_partner_seller_text,
  'channel-manager': m.role_channel_manager_text,
  'channel-operations': m.role_channel_operations_text,
  finance: m.role_finance_text,
  viewer: m.role_viewer_text,
};

/** Roles to choose from, each with what it may do. */
export const roleChoices = (roles: readonly Role[]) =>
  roles.map((role) => ({ value: role, label: roleName(role), hint: texts[role]?.() }));
