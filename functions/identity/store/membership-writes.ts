/** The writes that put people on an organisation's roll; other rooms take them into their own transactions. */
import type { Role } from '@rafiq/shared/permissions.ts';
import { absent, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { foldEmail } from '@rafiq/shared/fold-email.ts';
import { mostMembers, type RollEntry } from '../domain/member-records.ts';
import { expiryOf } from '../domain/send-invitation.ts';
import {
  everyClient,
  invitationKey,
  memberEvents,
  membershipKey,
  organisationKey,
  rollKey,
} from './identity-keys.ts';

/** Someone who is to become a member at the first sign-in with this e-mail. */
export interface NewInvitation {
  email: string;
  /** `vendor` or a partner's id. */
  organisation: string;
  role: Exclude<Role, 'integrator'>;
  userId: string;
  name?: string | undefined;
  /** When the person is told by mail; absent where nobody tells it yet: its time begins when somebody does. */
  sentAt?: string | undefined;
}

/** A machine client that acts for an organisation. */
export interface NewClient {
  /** The client id of the identity provider, which is also the subject of its tokens. */
  clientId: string;
  organisation: string;
  userId: string;
  name?: string | undefined;
}

const organisationItem = (id: string, name: string, members: number) => ({
  ...organisationKey(id),
  kind: 'organisation',
  schema: 1,
  id,
  name,
  status: 'active',
  members,
  roll: members,
});

/** A line of a roll as an item; clients are also found in one list of all. */
export const rollItem = (entry: RollEntry) => ({
  ...rollKey(entry.organisation, entry.id),
  kind: 'roll-entry',
  schema: 1,
  ...entry,
  ...(entry.role === 'integrator'
    ? { gsi1pk: everyClient, gsi1sk: `${(entry.name ?? entry.email).toLowerCase()}#${entry.id}` }
    : {}),
});

const inviteItems = (invite: NewInvitation): Write[] => {
  const { organisation, role, userId, name = null, sentAt = null } = invite;
  const email = foldEmail(invite.email);
  const expiresAt = sentAt === null ? null : expiryOf(sentAt);
  const message = sentAt === null ? null : 1;
  const shared = { organisation, role, name, email, subject: null, sentAt, expiresAt, message, version: 1 };
  return [
    {
      label: 'invitation',
      put: {
        ...invitationKey(email, organisation),
        kind: 'invitation',
        schema: 1,
        ...shared,
        userId,
        status: 'open',
      },
      when: absent,
    },
    {
      label: 'member',
      put: rollItem({ ...shared, id: userId, status: 'invited' }),
      when: absent,
    },
  ];
};

/** One more on the roll. The vendor's organisation comes to be with its first member; a partner's must stand. */
function countMember(organisation: string): Write {
  const isVendor = organisation === 'vendor';
  return {
    label: 'organisation',
    update: organisationKey(organisation),
    set: 'SET #kind = :kind, #schema = :schema, #id = :id, #name = if_not_exists(#name, :name), #status = if_not_exists(#status, :status) ADD #members :one, #roll :one',
    names: {
      '#kind': 'kind',
      '#schema': 'schema',
      '#id': 'id',
      '#name': 'name',
      '#status': 'status',
      '#members': 'members',
      '#roll': 'roll',
    },
    values: {
      ':kind': 'organisation',
      ':schema': 1,
      ':id': organisation,
      ':name': 'Rafiq',
      ':status': 'active',
      ':one': 1,
    },
    ...(isVendor
      ? {}
      : {
          when: {
            expression: 'attribute_exists(pk) AND #members < :mostMembers',
            values: { ':mostMembers': mostMembers },
          },
        }),
  };
}

/**
 * The writes of an invitation: one per e-mail address and organisation (label `invitation` if it exists), one line
 * on the organisation's roll (label `organisation` if the partner is unknown or full).
 */
export const invitationWrites = (invite: NewInvitation): Write[] => [
  ...inviteItems(invite),
  countMember(invite.organisation),
];

/** What an invitation tells: never the address itself. `byMail` says whether the person is to be written to now. */
export const invitationEvent = (invite: NewInvitation): EventDraft => ({
  type: 'rafiq.identity.member.invited.v1',
  subject: invite.userId,
  pk: memberEvents(invite.userId),
  version: 1,
  data: {
    userId: invite.userId,
    organisation: invite.organisation,
    role: invite.role,
    byMail: invite.sentAt !== undefined,
  },
});

/** The writes of a new partner's organisation, with its first person if there is one. */
export const organisationWrites = (founding: {
  organisation: string;
  name: string;
  admin?: NewInvitation | undefined;
}): Write[] => [
  {
    label: 'organisation',
    put: organisationItem(founding.organisation, founding.name, founding.admin === undefined ? 0 : 1),
    when: absent,
  },
  ...(founding.admin === undefined ? [] : inviteItems(founding.admin)),
];

/** The write that gives an organisation its new name (or the vendor its first). */
export const renameWrites = (organisation: string, name: string): Write[] => [
  {
    label: 'organisation',
    update: organisationKey(organisation),
    set: 'SET #name = :name',
    names: { '#name': 'name' },
    values: { ':name': name },
    when: { expression: 'attribute_exists(pk)' },
  },
];

/** The writes that let a machine client act for an organisation from its next request on. */
export const clientMembershipWrites = (client: NewClient): Write[] => {
  const { clientId, organisation, userId, name = null } = client;
  return [
    {
      label: 'client',
      put: {
        ...membershipKey(clientId),
        kind: 'membership',
        schema: 1,
        userId,
        organisation,
        organisationStatus: 'active',
        role: 'integrator',
        status: 'active',
        name,
        email: clientId,
        language: null,
        timeZone: null,
        calendar: null,
        version: 1,
      },
      when: absent,
    },
    {
      label: 'member',
      put: rollItem({
        id: userId,
        organisation,
        name,
        email: clientId,
        role: 'integrator',
        status: 'active',
        subject: clientId,
        sentAt: null,
        expiresAt: null,
        message: null,
        version: 1,
      }),
      when: absent,
    },
    countMember(organisation),
  ];
};
