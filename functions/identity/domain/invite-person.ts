import { foldEmail } from '@rafiq/shared/fold-email.ts';
import { mostOpenInvitations } from '@rafiq/shared/identity/status.ts';
import type { Role } from '@rafiq/shared/permissions.ts';
import { mayHold } from './administrators.ts';
import {
  mostMembers,
  type Invitation,
  type Organisation,
  type Roll,
  type RollEntry,
} from './member-records.ts';
import { refuse, type Refusal } from './refusal.ts';
import { countMessage, expiryOf } from './send-invitation.ts';

export interface Invited {
  kind: 'invite';
  person: RollEntry;
  invitation: Invitation;
  sent: Organisation['sent'];
}

/**
 * Invites a person: a new member of the roll each time, so that whoever was removed and is wanted back begins
 * without anything it had before. Refused for a role of the other side, for somebody on the roll already, for a
 * partner that is full, and beyond the bounds of open invitations and of messages a day.
 */
export function invitePerson(
  { organisation, people }: Roll,
  input: { email: string; name?: string | undefined; role: Role },
  facts: { userId: string; at: string },
): Invited | Refusal {
  const { at, userId } = facts;
  const email = foldEmail(input.email);
  if (!mayHold(organisation.id, input.role)) {
    return refuse('invalid-request', { at: { pointer: '/role', code: 'unknown-value' } });
  }
  const present = people.filter(({ status }) => status !== 'removed');
  if (present.some((other) => foldEmail(other.email) === email)) {
    return refuse('already-exists', { at: { pointer: '/email', code: 'already-exists' } });
  }
  if (organisation.id !== 'vendor' && organisation.members >= mostMembers) {
    return refuse('organisation-full', { params: { most: mostMembers } });
  }
  if (present.filter(({ status }) => status === 'invited').length >= mostOpenInvitations) {
    return refuse('too-many-invitations', { params: { most: mostOpenInvitations } });
  }
  const counted = countMessage(organisation, at);
  if (counted.kind === 'refuse') return counted;
  const shared = {
    email,
    name: input.name ?? null,
    role: input.role,
    organisation: organisation.id,
    subject: null,
    sentAt: at,
    expiresAt: expiryOf(at),
    message: 1,
    version: 1,
  };
  return {
    kind: 'invite',
    person: { ...shared, id: userId, status: 'invited' },
    invitation: { ...shared, userId, status: 'open' },
    sent: counted.sent,
  };
}
