/** The writes of changes on a roll: the line, the invitation or membership behind it, and the organisation, together. */
import { absent, atVersion, type Condition, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import type { PersonChanged } from '../domain/change-people.ts';
import type { Invited } from '../domain/invite-person.ts';
import type { Invitation, Organisation, Roll, RollEntry } from '../domain/member-records.ts';
import { invitationKey, memberEvents, membershipKey, organisationKey, rollKey } from './identity-keys.ts';
import type { PersonVerb } from './identity-store.ts';
import type { StoredMembership } from './membership-record.ts';
import { invitationEvent, rollItem } from './membership-writes.ts';

export const membershipItem = (subject: string, membership: StoredMembership) => ({
  ...membershipKey(subject),
  kind: 'membership',
  schema: 1,
  ...membership,
});

const invitationItem = (invitation: Invitation) => ({
  ...invitationKey(invitation.email, invitation.organisation),
  kind: 'invitation',
  schema: 1,
  ...invitation,
});

/** One change of the roll, bound to the roll that was read. */
const rollWrite = ({ id, roll, sent }: Organisation, members: number, sentNow = sent): Write => ({
  label: 'organisation',
  update: organisationKey(id),
  set: 'SET #sent = :sent, #roll = :nextRoll ADD #members :members',
  names: { '#sent': 'sent', '#roll': 'roll', '#members': 'members' },
  values: { ':sent': sentNow, ':nextRoll': roll + 1, ':members': members },
  when: { expression: '#roll = :readRoll', values: { ':readRoll': roll } },
});

const unmoved = (invitation: Invitation): Condition => ({
  expression: '#status = :readStatus AND #version = :readVersion AND #userId = :readUser',
  names: { '#status': 'status', '#version': 'version', '#userId': 'userId' },
  values: {
    ':readStatus': invitation.status,
    ':readVersion': invitation.version,
    ':readUser': invitation.userId,
  },
});

/** Somebody comes onto the roll (3 items and the event); `former` is an invitation of the address that is over. */
export function inviteWrites(
  { organisation }: Roll,
  { person, invitation, sent }: Invited,
  former: Invitation | undefined,
): { writes: Write[]; events: EventDraft[] } {
  const { email, role, name, sentAt } = invitation;
  return {
    writes: [
      rollWrite(organisation, 1, sent),
      {
        label: 'invitation',
        put: invitationItem(invitation),
        when: former === undefined ? absent : unmoved(former),
      },
      { label: 'member', put: rollItem(person), when: absent },
    ],
    events: [
      invitationEvent({
        email,
        role: role as Exclude<typeof role, 'integrator'>,
        organisation: organisation.id,
        userId: person.id,
        name: name ?? undefined,
        sentAt: sentAt ?? undefined,
      }),
    ],
  };
}

/** What an invitation becomes when its line on the roll changes. */
function invitationAfter(invitation: Invitation, { before, after }: PersonChanged): Invitation {
  const { role, sentAt, expiresAt, message, version, status } = after;
  if (status === 'removed') {
    return { ...invitation, status: before.status === 'invited' ? 'withdrawn' : 'ended', version };
  }
  return { ...invitation, role, sentAt, expiresAt, message, version };
}

/** Somebody on the roll changes (3 or 4 items and the event). */
export function changeWrites(
  { organisation }: Roll,
  changed: PersonChanged,
  behind: { invitation: Invitation | undefined; membership: StoredMembership | undefined },
): Write[] {
  const { before, after, sent } = changed;
  const { invitation, membership } = behind;
  const gone = after.status === 'removed';
  return [
    rollWrite(organisation, gone ? -1 : 0, sent),
    // Who never joined leaves no line; who did stays known to the audit trail.
    before.status === 'invited' && gone
      ? { label: 'member', remove: rollKey(before.organisation, before.id) }
      : { label: 'member', put: rollItem(after), when: { expression: 'attribute_exists(pk)' } },
    ...(invitation === undefined
      ? []
      : [
          {
            label: 'invitation',
            put: invitationItem(invitationAfter(invitation, changed)),
            when: unmoved(invitation),
          },
        ]),
    ...(membership === undefined || before.subject === null
      ? []
      : [
          {
            label: 'membership',
            put: membershipItem(before.subject, {
              ...membership,
              role: after.role,
              status: gone ? ('removed' as const) : membership.status,
              version: after.version,
            }),
            when: atVersion(membership.version),
          },
        ]),
  ];
}

/** What happened to somebody, with the role before and after; never the address. */
export const personEvent = (verb: PersonVerb, before: RollEntry, after: RollEntry): EventDraft => ({
  type: `rafiq.identity.member.${verb}.v1`,
  subject: after.id,
  pk: memberEvents(after.id),
  version: after.version,
  data: {
    userId: after.id,
    organisation: after.organisation,
    role: after.role,
    ...(verb === 'reinvited' ? { byMail: true } : {}),
    ...(verb === 'role-changed' ? { formerRole: before.role } : {}),
  },
  changed: verb === 'role-changed' ? ['role'] : ['status'],
});
