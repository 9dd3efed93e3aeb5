/** What may become of people on a roll: sent again, withdrawn, given another role, removed. */
import type { Role } from '@rafiq/shared/permissions.ts';
import { isManaging, managedWithout, mayHold } from './administrators.ts';
import type { Organisation, Roll, RollEntry } from './member-records.ts';
import { refuse, type Refusal } from './refusal.ts';
import { countMessage, expiryOf } from './send-invitation.ts';

export interface PersonChanged {
  kind: 'change';
  before: RollEntry;
  after: RollEntry;
  sent?: Organisation['sent'];
}

type Decision = PersonChanged | Refusal;

const find = ({ people }: Roll, userId: string): RollEntry | undefined =>
  people.find(({ id, status }) => id === userId && status !== 'removed');

/** An open invitation gets a new message with a new link and a new fortnight; the link before is dead. */
export function sendAgain(roll: Roll, userId: string, at: string): Decision {
  const before = find(roll, userId);
  if (before === undefined) return refuse('not-found');
  if (before.status !== 'invited') return refuse('illegal-move');
  const counted = countMessage(roll.organisation, at);
  if (counted.kind === 'refuse') return counted;
  const version = before.version + 1;
  const after = { ...before, sentAt: at, expiresAt: expiryOf(at), message: version, version };
  return { kind: 'change', before, after, sent: counted.sent };
}

/** An open invitation is taken back; its person never was a member. */
export function withdraw(roll: Roll, userId: string): Decision {
  const before = find(roll, userId);
  if (before === undefined) return refuse('not-found');
  if (before.status !== 'invited') return refuse('illegal-move');
  return {
    kind: 'change',
    before,
    after: {
      ...before,
      status: 'removed',
      sentAt: null,
      expiresAt: null,
      message: null,
      version: before.version + 1,
    },
  };
}

/** A person gets another role of its own side; the last who manages an organisation's people keeps the role. */
export function giveRole(roll: Roll, userId: string, role: Role): Decision {
  const before = find(roll, userId);
  if (before === undefined) return refuse('not-found');
  if (before.role === 'integrator') return refuse('illegal-move');
  if (!mayHold(before.organisation, role)) {
    return refuse('invalid-request', { at: { pointer: '/role', code: 'unknown-value' } });
  }
  if (before.role === role) return { kind: 'change', before, after: before };
  const after = { ...before, role, version: before.version + 1 };
  return isManaging(before) && !isManaging(after) && !managedWithout(userId, roll.people)
    ? refuse('last-administrator')
    : { kind: 'change', before, after };
}

/** A member or client is refused from its next request on; the last who manages an organisation's people stays. */
export function remove(roll: Roll, userId: string): Decision {
  const before = find(roll, userId);
  if (before === undefined) return refuse('not-found');
  if (before.status !== 'active') return refuse('illegal-move');
  if (isManaging(before) && !managedWithout(userId, roll.people)) return refuse('last-administrator');
  return { kind: 'change', before, after: { ...before, status: 'removed', version: before.version + 1 } };
}
