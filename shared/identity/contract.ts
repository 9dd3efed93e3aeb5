/** The contract of the identity room: who the caller is, and who else belongs to its organisation. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { permissions, roles } from '../permissions.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { line, timeZone, uiLanguages } from '../text.ts';

const none = z.strictObject({});

/** The calendars dates can be shown in. */
export const calendars = ['gregorian', 'persian', 'islamic-umalqura'] as const;

export const member = z.strictObject({
  id: idOf('user'),
  name: z.string().nullable(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(['invited', 'active', 'removed']),
});
export type Member = z.output<typeof member>;

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

export const bindSession = defineRoute({
  id: 'identity.bind',
  method: 'POST',
  path: '/v1/session',
  summary: 'Begin a session',
  description:
    'Ties the signed-in person to the membership its verified e-mail was invited to. Later calls only answer who they are.',
  audience: 'bearer',
  permission: null,
  subject: 'none',
  params: none,
  query: none,
  body: z.strictObject({ idToken: z.string().min(20).max(8000) }),
  output: me,
  success: 200,
  problems: ['not-a-member', 'invitation-already-used', 'partner-suspended'],
  idempotency: 'none',
  ifMatch: false,
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
  ifMatch: false,
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
  ifMatch: true,
  example: { body: { language: 'ar' } },
});

export const listMembers = defineRoute({
  id: 'identity.members',
  method: 'GET',
  path: '/v1/members',
  summary: 'List the people of my organisation',
  description: 'A partner’s admin sees its own people, the vendor’s managers the vendor’s.',
  audience: 'member',
  permission: 'identity.read-members',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(member),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: false,
  example: {},
});

export const identityRoutes = [bindSession, readMe, updateMe, listMembers] as const;
