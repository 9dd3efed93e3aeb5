import { expect, test } from 'vitest';
import {
  mayDo,
  mayReadPersonalData,
  partnerRoles,
  permissions,
  roles,
  vendorRoles,
  type Permission,
  type Role,
} from './permissions.ts';

/** What each role may do, written down a second time from the side of the role: a right changes here too, or not at all. */
const rights: Readonly<Record<Role, readonly Permission[]>> = {
  'partner-admin': [
    'identity.read-self',
    'identity.read-members',
    'identity.manage-members',
    'products.read',
    'partners.read-own',
    'partners.write-own',
    'leads.read',
    'leads.work',
    'leads.pool',
    'notices.read-own',
    'notes.write',
    'questions.ask',
    'questions.read',
    'attachments.read',
    'attachments.write',
    'audit.read',
  ],
  'partner-seller': [
    'identity.read-self',
    'products.read',
    'partners.read-own',
    'leads.read',
    'leads.work',
    'leads.pool',
    'notices.read-own',
    'notes.write',
    'questions.ask',
    'questions.read',
    'attachments.read',
    'attachments.write',
  ],
  'channel-manager': [
    'identity.read-self',
    'identity.read-members',
    'identity.read-partner-members',
    'products.read',
    'partners.read',
    'accounts.read',
    'leads.read',
    'leads.submit',
    'leads.assign',
    'leads.explain',
    'notices.read-own',
    'notes.write',
    'questions.answer',
    'questions.read',
    'attachments.read',
    'attachments.write',
    'policies.read',
    'forms.read',
    'overview.read',
    'settings.read',
    'views.use',
  ],
  'channel-operations': [
    'identity.read-self',
    'identity.read-members',
    'identity.manage-members',
    'identity.read-partner-members',
    'identity.invite-partner-admin',
    'identity.manage-clients',
    'identity.personal-data',
    'products.read',
    'products.write',
    'partners.read',
    'partners.write',
    'partners.suspend',
    'accounts.read',
    'accounts.write',
    'leads.read',
    'leads.submit',
    'leads.assign',
    'leads.explain',
    'notices.read-own',
    'notes.write',
    'questions.answer',
    'questions.read',
    'attachments.read',
    'attachments.write',
    'policies.read',
    'policies.write',
    'forms.read',
    'forms.write',
    'imports.run',
    'overview.read',
    'audit.read',
    'settings.read',
    'settings.write',
    'views.use',
  ],
  finance: [
    'identity.read-self',
    'products.read',
    'partners.read',
    'accounts.read',
    'leads.read',
    'leads.explain',
    'notices.read-own',
    'policies.read',
    'overview.read',
    'settings.read',
  ],
  viewer: [
    'identity.read-self',
    'products.read',
    'partners.read',
    'accounts.read',
    'leads.read',
    'leads.explain',
    'notices.read-own',
    'policies.read',
    'overview.read',
    'settings.read',
  ],
  integrator: [
    'identity.read-self',
    'products.read',
    'products.write',
    'partners.read',
    'partners.write',
    'accounts.read',
    'leads.read',
    'leads.submit',
    'leads.work',
    'imports.run',
  ],
};

test('every role may do exactly what stands here', () => {
  const found = Object.fromEntries(
    roles.map((role) => [
      role,
      (Object.keys(permissions) as Permission[]).filter((action) => mayDo(role, action)).sort(),
    ]),
  );
  expect(found).toEqual(Object.fromEntries(roles.map((role) => [role, [...rights[role]].sort()])));
});

test('a role belongs to the vendor or to a partner, and machines to either', () => {
  expect([...partnerRoles, ...vendorRoles, 'integrator'].sort()).toEqual([...roles].sort());
  expect(partnerRoles).toEqual(['partner-admin', 'partner-seller']);
});

test('a role or an action outside of the table may nothing', () => {
  expect(mayDo('owner' as Role, 'leads.read')).toBe(false);
});

test('viewers and finance read everything but personal data', () => {
  expect(roles.filter((role) => !mayReadPersonalData(role))).toEqual(['finance', 'viewer']);
});
