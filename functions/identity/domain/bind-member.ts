import type { ProblemCode } from '@rafiq/shared/problems.ts';
import type { Invitation, Organisation } from './member-records.ts';
import { isExpired } from './send-invitation.ts';
import { invitationLink, userOfLink } from './invitation-link.ts';

type Binding =
  { kind: 'bind'; invitation: Invitation } | { kind: 'bound' } | { kind: 'refuse'; problem: ProblemCode };

const refused = (problem: ProblemCode): Binding => ({ kind: 'refuse', problem });

/**
 * The invitation a signed-in person means: the one its link names, else the newest that still works, else the newest
 * of all, which says why none does. Where invitations of several organisations work, only a link can tell: else
 * whoever invites last could take a rival's person.
 */
export function chooseInvitation(
  invitations: readonly Invitation[],
  facts: { link: string | undefined; at: string },
): Invitation | 'several' | undefined {
  const { link, at } = facts;
  if (link !== undefined) return invitations.find(({ userId }) => userId === userOfLink(link));
  const newestFirst = [...invitations].sort((a, b) => (a.userId < b.userId ? 1 : -1));
  const [working, ...others] = newestFirst.filter((one) => one.status === 'open' && !isExpired(one, at));
  if (others.some(({ organisation }) => organisation !== working?.organisation)) return 'several';
  return working ?? newestFirst.find(({ status }) => status === 'used') ?? newestFirst[0];
}

/**
 * Decides whether a signed-in person becomes the member its verified e-mail was invited to be. An invitation works
 * once, until it expires, for one subject of the identity provider (which finds itself bound already), and only by
 * the link of its newest message; nobody joins an organisation that is suspended or terminated, and a membership
 * that has ended is not begun again by the invitation that began it.
 */
export function bindMember(facts: {
  invitation: Invitation | undefined;
  organisation: Organisation | undefined;
  subject: string;
  link: string | undefined;
  at: string;
}): Binding {
  const { invitation, organisation, subject, link, at } = facts;
  if (invitation === undefined || invitation.status === 'ended') return refused('not-a-member');
  if (invitation.status === 'used') {
    return invitation.subject === subject ? { kind: 'bound' } : refused('invitation-already-used');
  }
  const newest = invitationLink(invitation.userId, invitation.message ?? invitation.version);
  const isNewest = link === undefined || link === newest;
  if (invitation.status === 'withdrawn' || !isNewest) return refused('invitation-no-longer-valid');
  if (isExpired(invitation, at)) return refused('invitation-expired');
  if (organisation === undefined) return refused('not-a-member');
  if (organisation.status !== 'active') return refused('partner-suspended');
  return { kind: 'bind', invitation };
}
