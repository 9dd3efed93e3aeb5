/** What identity keeps: organisations, the people on their rolls, and invitations that wait for a first sign-in. */
import { idOf } from '@rafiq/shared/ids.ts';
import { member } from '@rafiq/shared/identity/member.ts';
import { roles } from '@rafiq/shared/permissions.ts';
import * as z from 'zod';

/** The vendor, or one partner by its id. */
const organisationId = z.union([z.literal('vendor'), idOf('partner')]);

/** Whether the people of an organisation may come in. */
const organisationStatuses = ['active', 'suspended', 'terminated'] as const;
export type OrganisationStatus = (typeof organisationStatuses)[number];

/** Most people one partner may have. */
export const mostMembers = 50;

/** An organisation as its people are let in: its name, and whether it is open. `roll` counts changes of its people. */
export const organisation = z.object({
  id: organisationId,
  name: z.string(),
  status: z.enum(organisationStatuses),
  members: z.number().int(),
  roll: z.number().int(),
  /** How many invitations it sent on the day (UTC) it last sent any. */
  sent: z.object({ day: z.string(), count: z.number().int() }).default({ day: '', count: 0 }),
});
export type Organisation = z.output<typeof organisation>;

/** When an invitation was sent and until when it works; all null while nobody was told of it. */
const sending = {
  sentAt: z.string().nullable().default(null),
  expiresAt: z.string().nullable().default(null),
  /** The version its newest message was sent with, which its link names: a role given since leaves the link good. */
  message: z.number().int().nullable().default(null),
};

/**
 * A person or client on an organisation's roll; `subject` is null until the first sign-in. Until then `version`
 * counts the changes; afterwards the membership counts on.
 */
export const rollEntry = z.object({
  ...member.shape,
  organisation: organisationId,
  subject: z.string().nullable(),
  ...sending,
  version: z.number().int().default(1),
});
export type RollEntry = z.output<typeof rollEntry>;

/** An organisation with everyone who is or was on its roll, as it stood at one moment. */
export interface Roll {
  organisation: Organisation;
  people: readonly RollEntry[];
}

/**
 * An e-mail address that may sign in once and become this member: `open` until it is `used`, `withdrawn` by who
 * invited, or `ended` with the membership it began.
 */
export const invitation = z.object({
  email: z.string(),
  userId: idOf('user'),
  organisation: organisationId,
  role: z.enum(roles),
  name: z.string().nullable(),
  status: z.enum(['open', 'used', 'withdrawn', 'ended']),
  subject: z.string().nullable(),
  ...sending,
  version: z.number().int().default(1),
});
export type Invitation = z.output<typeof invitation>;
