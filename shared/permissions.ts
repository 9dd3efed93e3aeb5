/** THE matrix: which role may do what. A role or action outside of it may nothing. */

export const roles = [
  'partner-admin',
  'partner-seller',
  'channel-manager',
  'channel-operations',
  'finance',
  'viewer',
  'integrator',
] as const;
export type Role = (typeof roles)[number];

/** The roles a member of a partner may hold; the others belong to the vendor. */
export const partnerRoles = ['partner-admin', 'partner-seller'] as const satisfies readonly Role[];
export const vendorRoles = [
  'channel-manager',
  'channel-operations',
  'finance',
  'viewer',
] as const satisfies readonly Role[];

const partnerPeople: readonly Role[] = ['partner-admin', 'partner-seller'];
const managers: readonly Role[] = ['channel-manager', 'channel-operations'];
const vendorReaders: readonly Role[] = ['channel-manager', 'channel-operations', 'finance', 'viewer'];
const everyone: readonly Role[] = roles;

/** Action → the roles that may do it. An integrator acts within its owner's boundary and its scopes. */
export const permissions = {
  'identity.read-self': everyone,
  'identity.read-members': ['partner-admin', 'channel-operations', 'channel-manager'],
  'identity.manage-members': ['partner-admin', 'channel-operations'],
  'identity.read-partner-members': ['channel-operations', 'channel-manager'],
  'identity.invite-partner-admin': ['channel-operations'],
  'identity.manage-clients': ['channel-operations'],
  'identity.personal-data': ['channel-operations'],
  'products.read': everyone,
  'products.write': ['channel-operations', 'integrator'],
  'partners.read': [...vendorReaders, 'integrator'],
  'partners.write': ['channel-operations', 'integrator'],
  'partners.suspend': ['channel-operations'],
  'partners.read-own': partnerPeople,
  'partners.write-own': ['partner-admin'],
  'accounts.read': [...vendorReaders, 'integrator'],
  'accounts.write': ['channel-operations'],
  'leads.read': [...partnerPeople, ...vendorReaders, 'integrator'],
  'leads.submit': [...managers, 'integrator'],
  'leads.assign': managers,
  'leads.explain': vendorReaders,
  'leads.work': [...partnerPeople, 'integrator'],
  'leads.pool': partnerPeople,
  'deals.read': [...partnerPeople, ...vendorReaders, 'integrator'],
  'deals.register': [...partnerPeople, 'integrator'],
  'deals.decide': managers,
  'conflicts.read': [...partnerPeople, ...vendorReaders],
  'conflicts.take-part': partnerPeople,
  'conflicts.decide': managers,
  'notices.read-own': [...partnerPeople, ...vendorReaders],
  'notes.write': [...partnerPeople, ...managers],
  'questions.ask': partnerPeople,
  'questions.answer': managers,
  'questions.read': [...partnerPeople, ...managers],
  'attachments.read': [...partnerPeople, ...managers],
  'attachments.write': [...partnerPeople, ...managers],
  'policies.read': vendorReaders,
  'policies.write': ['channel-operations'],
  'forms.read': managers,
  'forms.write': ['channel-operations'],
  'settings.read': vendorReaders,
  'settings.write': ['channel-operations'],
  'views.use': managers,
  'imports.run': ['channel-operations', 'integrator'],
  'overview.read': vendorReaders,
  'audit.read': ['partner-admin', 'channel-operations'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether a role may do something. */
export const mayDo = (role: Role, action: Permission): boolean =>
  (permissions[action] as readonly Role[]).includes(role);

/** Viewers and finance read everything but personal data (source: domain.md, People). */
export const mayReadPersonalData = (role: Role): boolean => role !== 'viewer' && role !== 'finance';
