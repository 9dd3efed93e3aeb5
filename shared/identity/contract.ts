/** The contract of the identity room: who the caller is, and who else belongs to its organisation. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { partnerRoles, permissions, roles, vendorRoles } from '../permissions.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { email, line, timeZone, uiLanguages } from '../text.ts';
import { calendars, member } from './member.ts';

export { member, type Member } from './member.ts';

const none = z.strictObject({});

/** Somebody on the roll of an organisation. `invitation` is null once its holder has joined. */
export const person = member.extend({
  invitation: z
    .strictObject({
      /** When the person was last written to; null if nobody has told it yet (it came with an import). */
      sentAt: z.string().nullable(),
      /** Until when it works; null while it was never sent: its time begins with the message. */
      expiresAt: z.string().nullable(),
      expired: z.boolean(),
    })
    .nullable(),
});
export type Person = z.output<typeof person>;

export const me = member.extend({
  organisation: z.strictObject({
    kind: z.enum(['vendor', 'partner']),
    id: idOf('partner').nullable(),
    name: z.string(),
  }),
  permissions: z.array(z.enum(Object.keys(permissions) as [keyof typeof permissions])),
  language: z.enum(uiLanguages).nullable(),
  timeZone: z.string().nullable(),
  calendar: z.enum(calendars).nullable(),
  version,
});
export type Me = z.output<typeof me>;

/** What the link of an invitation carries: whom it is for, and which of its messages it came with (`user_….2`). */
export const invitationLink = z
  .string()
  .regex(/^user_[0-9a-hjkmnp-tv-z]{26}\.\d{1,6}$/, { error: 'invalid-id' })
  .meta({ example: 'user_06emzc4q3hw0t8n2k5v7r9p1xd.1' });

export const bindSession = defineRoute({
  id: 'identity.bind',
  method: 'POST',
  path: '/v1/session',
  summary: 'Begin a session',
  description:
    'Ties the signed-in person to the membership its verified e-mail was invited to. Later calls only answer who they are. `invitation` is what the link of the message carried: a link that was replaced by a newer one no longer works. Whoever is invited by several organisations joins by the link alone.',
  audience: 'bearer',
  permission: null,
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({
    idToken: z.string().min(20).max(8000),
    invitation: invitationLink.optional(),
  }),
  output: me,
  success: 200,
  problems: [
    'not-a-member',
    'invitation-already-used',
    'invitation-expired',
    'invitation-no-longer-valid',
    'several-invitations',
    'partner-suspended',
  ],
  idempotency: 'none',
  ifMatch: 'none',
  example: { body: { idToken: '{idToken}' } },
});

export const readMe = defineRoute({
  id: 'identity.me',
  method: 'GET',
  path: '/v1/me',
  summary: 'Who am I',
  description: 'The caller, its organisation, role and what it may do.',
  audience: 'member',
  permission: 'identity.read-self',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: me,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const updateMe = defineRoute({
  id: 'identity.update-me',
  method: 'PATCH',
  path: '/v1/me',
  summary: 'Change my preferences',
  description: 'Name, language, time zone and calendar of the caller.',
  audience: 'member',
  permission: 'identity.read-self',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({
    name: line(120).nullable().optional(),
    language: z.enum(uiLanguages, { error: 'unknown-value' }).nullable().optional(),
    timeZone: timeZone.nullable().optional(),
    calendar: z.enum(calendars, { error: 'unknown-value' }).nullable().optional(),
  }),
  output: me,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'required',
  example: { body: { language: 'ar' } },
});

export const listMembers = defineRoute({
  id: 'identity.members',
  method: 'GET',
  path: '/v1/members',
  summary: 'List the people of my organisation',
  description:
    'A partner’s admin sees its own people, the vendor’s managers the vendor’s, in the order they were invited. Whoever was removed is not listed.',
  audience: 'member',
  permission: 'identity.read-members',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(person),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

const memberParams = z.strictObject({ memberId: idOf('user') });
const newPerson = {
  email,
  name: line(120).optional(),
};

export const inviteMember = defineRoute({
  id: 'identity.invite',
  method: 'POST',
  path: '/v1/members',
  summary: 'Invite somebody',
  description:
    'Invites a person into the caller’s own organisation. The invitation works once, for the verified e-mail it names, for 14 days. A partner’s admin gives the roles of a partner, channel operations those of the vendor.',
  audience: 'member',
  permission: 'identity.manage-members',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({
    ...newPerson,
    role: z.enum([...partnerRoles, ...vendorRoles], { error: 'unknown-value' }),
  }),
  output: person,
  success: 201,
  problems: ['already-exists', 'organisation-full', 'too-many-invitations', 'too-many-messages'],
  idempotency: 'required',
  ifMatch: 'none',
  example: { body: { email: 'sara@noor.example', name: 'Sara Haddad', role: 'partner-seller' } },
});

/** An open invitation, sent again or taken back: by whoever manages the people of its organisation. */
const aboutInvitation = {
  method: 'POST',
  query: none,
  body: none,
  output: person,
  success: 200,
  ifMatch: 'none',
} as const;
const ofInvitation = {
  ...aboutInvitation,
  audience: 'member',
  permission: 'identity.manage-members',
  subject: 'member',
  params: memberParams,
  example: { params: { memberId: '{memberId}' } },
} as const;

export const reinviteMember = defineRoute({
  ...ofInvitation,
  id: 'identity.reinvite',
  path: '/v1/members/{memberId}/reinvite',
  summary: 'Send an invitation again',
  description: 'Gives an open invitation 14 new days and a new link; the link of the message before is dead.',
  problems: ['illegal-move', 'too-many-messages'],
  idempotency: 'required',
});

export const withdrawInvitation = defineRoute({
  ...ofInvitation,
  id: 'identity.withdraw',
  path: '/v1/members/{memberId}/withdraw',
  summary: 'Withdraw an invitation',
  description: 'Takes an open invitation back: nobody can join with it any more.',
  problems: ['illegal-move'],
  idempotency: 'accepted',
});

export const changeRole = defineRoute({
  id: 'identity.change-role',
  method: 'POST',
  path: '/v1/members/{memberId}/change-role',
  summary: 'Change somebody’s role',
  description:
    'Gives a person of the caller’s own organisation another role, from its next request on. The last admin of a partner and the last of channel operations keep theirs.',
  audience: 'member',
  permission: 'identity.manage-members',
  subject: 'member',
  params: memberParams,
  query: none,
  body: z.strictObject({ role: z.enum([...partnerRoles, ...vendorRoles], { error: 'unknown-value' }) }),
  output: person,
  success: 200,
  problems: ['illegal-move', 'last-administrator'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { memberId: '{memberId}' }, body: { role: 'partner-admin' } },
});

export const removeMember = defineRoute({
  id: 'identity.remove',
  method: 'POST',
  path: '/v1/members/{memberId}/remove',
  summary: 'Remove somebody',
  description:
    'Refuses a person or machine client of the caller’s own organisation from its next request on. A person may be invited again; the old invitation never lets it back in. The last admin of a partner and the last of channel operations cannot be removed.',
  audience: 'member',
  permission: 'identity.manage-members',
  subject: 'member',
  params: memberParams,
  query: none,
  body: none,
  output: person,
  success: 200,
  problems: ['illegal-move', 'last-administrator'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { memberId: '{memberId}' } },
});

export const listPartnerMembers = defineRoute({
  id: 'identity.partner-members',
  method: 'GET',
  path: '/v1/partners/{partnerId}/members',
  summary: 'List the people of a partner',
  description:
    'Channel operations sees the people of every partner, a channel manager those of its portfolio.',
  audience: 'vendor',
  permission: 'identity.read-partner-members',
  subject: 'partner',
  params: z.strictObject({ partnerId: idOf('partner') }),
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(person),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { partnerId: '{partnerId}' } },
});

export const invitePartnerAdmin = defineRoute({
  id: 'identity.invite-admin',
  method: 'POST',
  path: '/v1/partners/{partnerId}/members',
  summary: 'Invite an admin of a partner',
  description:
    'Channel operations gives a partner its first admin, or another one where the others are out of reach. All other people are invited by that admin.',
  audience: 'vendor',
  permission: 'identity.invite-partner-admin',
  subject: 'partner',
  params: z.strictObject({ partnerId: idOf('partner') }),
  query: none,
  body: z.strictObject(newPerson),
  output: person,
  success: 201,
  problems: [
    'already-exists',
    'organisation-full',
    'too-many-invitations',
    'too-many-messages',
    'partner-not-active',
  ],
  idempotency: 'required',
  ifMatch: 'none',
  example: {
    params: { partnerId: '{partnerId}' },
    body: { email: 'huda@manara.example', name: 'Huda Saleh' },
  },
});

const adminParams = z.strictObject({ partnerId: idOf('partner'), adminId: idOf('user') });

/** The same by the vendor, for the first people of a partner. */
const ofAdminInvitation = {
  ...aboutInvitation,
  audience: 'vendor',
  permission: 'identity.invite-partner-admin',
  subject: 'partner',
  params: adminParams,
  example: { params: { partnerId: '{partnerId}', adminId: '{adminId}' } },
} as const;

export const reinvitePartnerAdmin = defineRoute({
  ...ofAdminInvitation,
  id: 'identity.reinvite-admin',
  path: '/v1/partners/{partnerId}/members/{adminId}/reinvite',
  summary: 'Send the invitation of a partner’s admin',
  description:
    'Sends an invitation that came with an import and that nobody was told of yet, or sends one again: 14 new days, and a new link.',
  problems: ['illegal-move', 'partner-not-active', 'too-many-messages'],
  idempotency: 'required',
});

export const withdrawPartnerAdmin = defineRoute({
  ...ofAdminInvitation,
  id: 'identity.withdraw-admin',
  path: '/v1/partners/{partnerId}/members/{adminId}/withdraw',
  summary: 'Withdraw the invitation of a partner’s admin',
  description: 'Takes back an open invitation of an admin; people who have joined are their partner’s own.',
  problems: ['illegal-move', 'partner-not-active'],
  idempotency: 'accepted',
});

/** A machine client and the organisation it acts for; `partner` is null for the vendor’s own. */
export const client = z.strictObject({
  id: idOf('user'),
  clientId: z.string(),
  name: z.string().nullable(),
  partner: z.strictObject({ id: idOf('partner'), name: z.string() }).nullable(),
  status: z.enum(['active', 'removed']),
});
export type Client = z.output<typeof client>;

export const listClients = defineRoute({
  id: 'identity.clients',
  method: 'GET',
  path: '/v1/clients',
  summary: 'List machine clients',
  description:
    'Every machine client of the vendor and of its partners, by name, with those that were revoked.',
  audience: 'vendor',
  permission: 'identity.manage-clients',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(client),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const revokeClient = defineRoute({
  id: 'identity.revoke-client',
  method: 'POST',
  path: '/v1/clients/{clientId}/revoke',
  summary: 'Revoke a machine client',
  description: 'Refuses a machine client from its next request on, also with tokens it holds already.',
  audience: 'vendor',
  permission: 'identity.manage-clients',
  subject: 'client',
  params: z.strictObject({
    clientId: z.string().regex(/^[\w.-]{1,128}$/, { error: 'invalid-id' }),
  }),
  query: none,
  body: none,
  output: client,
  success: 200,
  problems: ['illegal-move'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { clientId: '{clientId}' } },
});

/** What happened to somebody's membership: the kind of event, when, and who did it. */
const personEvent = z.strictObject({ type: z.string(), at: z.string(), by: z.string() });

/** Everything Rafiq keeps of one person as a member of an organisation. */
export const memberData = z.strictObject({
  id: idOf('user'),
  organisation: z.string(),
  name: z.string().nullable(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(['invited', 'active', 'removed']),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
  calendar: z.string().nullable(),
  events: z.array(personEvent),
});

export const exportMe = defineRoute({
  id: 'identity.export-me',
  method: 'GET',
  path: '/v1/me/data',
  summary: 'Everything kept about me',
  description: 'The caller’s own personal data: its membership, its preferences, and what happened to them.',
  audience: 'member',
  permission: 'identity.read-self',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: memberData,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

/** Everything Rafiq keeps of one person as the customer's contact of a lead. */
export const contactData = z.strictObject({
  leadId: idOf('lead'),
  companyName: z.string().nullable(),
  street: z.string().nullable(),
  contactName: z.string().nullable(),
  contactEmail: z.string().nullable(),
  contactPhone: z.string().nullable(),
  message: z.string().nullable(),
  closeNote: z.string().nullable(),
  source: z.record(z.string(), z.string()),
  notes: z.array(z.strictObject({ at: z.string(), note: z.string() })),
});
export type ContactData = z.output<typeof contactData>;

/** Everything Rafiq keeps of one person as the customer's contact of a registration. */
export const dealContactData = z.strictObject({
  dealId: idOf('deal'),
  companyName: z.string().nullable(),
  street: z.string().nullable(),
  contactName: z.string().nullable(),
  contactEmail: z.string().nullable(),
  contactPhone: z.string().nullable(),
  description: z.string().nullable(),
  /** What people wrote about it, and in its conflict cases. */
  notes: z.array(z.strictObject({ at: z.string(), note: z.string() })),
});
export type DealContactData = z.output<typeof dealContactData>;

export const exportPerson = defineRoute({
  id: 'identity.export-person',
  method: 'POST',
  path: '/v1/people/export',
  summary: 'Export the data of one person',
  description:
    'Everything kept under an e-mail address: as a member of any organisation, and as the contact of any lead or registration. That it was read is recorded, the address is not.',
  audience: 'vendor',
  permission: 'identity.personal-data',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({ email }),
  output: z.strictObject({
    exportedAt: z.string(),
    members: z.array(memberData),
    contacts: z.array(contactData),
    deals: z.array(dealContactData),
  }),
  success: 200,
  problems: [],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: { email: 'lina@noor.example' } },
});

/** One erasure: who ordered it when, how far it is, and how much it found; never of whom. */
export const erasure = z.strictObject({
  id: idOf('erasure'),
  status: z.enum(['running', 'finished']),
  requestedBy: idOf('user'),
  requestedAt: z.string(),
  finishedAt: z.string().nullable(),
  members: z.number().int(),
  leads: z.number().int(),
  deals: z.number().int(),
  version,
});
export type Erasure = z.output<typeof erasure>;

export const erasePerson = defineRoute({
  id: 'identity.erase-person',
  method: 'POST',
  path: '/v1/people/erase',
  summary: 'Erase the data of one person',
  description:
    'Removes name, e-mail, phone, street and message of whoever has this address from every record, and what was written, asked and attached about its leads; numbers, identifiers and the audit trail stay. A member is removed at once, the rest follows within minutes and cannot be undone.',
  audience: 'vendor',
  permission: 'identity.personal-data',
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({ email }),
  output: erasure,
  success: 202,
  problems: ['last-administrator'],
  idempotency: 'required',
  ifMatch: 'none',
  example: { body: { email: 'lina@noor.example' } },
});

export const listErasures = defineRoute({
  id: 'identity.erasures',
  method: 'GET',
  path: '/v1/erasures',
  summary: 'List erasures',
  description: 'Every erasure of a person, the newest first: who ordered it, when, and how far it is.',
  audience: 'vendor',
  permission: 'identity.personal-data',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(erasure),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const identityRoutes = [
  bindSession,
  readMe,
  updateMe,
  exportMe,
  listMembers,
  inviteMember,
  reinviteMember,
  withdrawInvitation,
  changeRole,
  removeMember,
  listPartnerMembers,
  invitePartnerAdmin,
  reinvitePartnerAdmin,
  withdrawPartnerAdmin,
  listClients,
  revokeClient,
  exportPerson,
  erasePerson,
  listErasures,
] as const;
