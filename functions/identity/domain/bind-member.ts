import type { ProblemCode } from '@rafiq/shared/problems.ts';
import type { Invitation, Organisation } from './member-records.ts';

type Binding =
  { kind: 'bind'; invitation: Invitation } | { kind: 'bound' } | { kind: 'refuse'; problem: ProblemCode };

/**
 * Decides whether a signed-in person becomes the member its verified e-mail was invited to be. An invitation works
 * once, for one subject of the identity provider (which finds itself bound already); nobody joins an organisation that is suspended or terminated.
 */
export function bindMember(facts: {
  invitation: Invitation | undefined;
  organisation: Organisation | undefined;
  subject: string;
}): Binding {
  const { invitation, organisation, subject } = facts;
  if (invitation === undefined) return { kind: 'refuse', problem: 'not-a-member' };
  if (invitation.subject === subject) return { kind: 'bound' };
  if (invitation.status === 'used') return { kind: 'refuse', problem: 'invitation-already-used' };
  if (organisation === undefined) return { kind: 'refuse', problem: 'not-a-member' };
  if (organisation.status !== 'active') return { kind: 'refuse', problem: 'partner-suspended' };
  return { kind: 'bind', invitation };
}
