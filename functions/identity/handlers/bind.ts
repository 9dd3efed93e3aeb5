import { bindSession, type Me } from '@rafiq/shared/identity/contract.ts';
import type { ProblemCode } from '@rafiq/shared/problems.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { verifyToken, type Claims } from '#functions/kernel/token.ts';
import { bindMember, chooseInvitation } from '../domain/bind-member.ts';
import { meOf } from '../domain/me.ts';
import type { Invitation } from '../domain/member-records.ts';
import { presentMe } from '../present-me.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';
import type { StoredMembership } from '../store/membership-record.ts';

/** Ties a person to its membership at the first sign-in; later calls answer the membership that is there. */
export const bind = handle(bindSession, async (_, { body, claims, change }) => {
  if (claims === undefined) throw new Problem('unauthenticated');
  const email = await verifiedEmail(body.idToken, claims);
  const known = await identity.findMembership(claims.sub);
  return known?.status === 'active'
    ? presentMe(admitted(known))
    : join({ email, link: body.invitation, former: known }, claims.sub, change);
});

/** The e-mail the identity provider vouches for, from an ID token of the same sign-in as the access token. */
async function verifiedEmail(idToken: string, access: Claims): Promise<string> {
  const identityClaims = await verifyToken(idToken, 'id');
  const sameClient = [identityClaims.aud ?? []].flat().includes(access.client_id ?? '');
  if (identityClaims.sub !== access.sub || !sameClient) throw new Problem('unauthenticated');
  const { email, email_verified: verified } = identityClaims;
  if (email === undefined || (verified !== true && verified !== 'true')) throw new Problem('not-a-member');
  return email;
}

function admitted(membership: StoredMembership): StoredMembership {
  if (membership.status !== 'active') throw new Problem('not-a-member');
  if (membership.organisationStatus !== 'active') throw new Problem('partner-suspended');
  return membership;
}

interface Joining {
  email: string;
  /** What the link carried, if one led here. */
  link: string | undefined;
  /** A membership of this sign-in that has ended. */
  former: StoredMembership | undefined;
}

async function join({ email, link, former }: Joining, subject: string, change: Change): Promise<Me> {
  const { at } = change;
  const invitation = chooseInvitation(await identity.listInvitations(email), { link, at });
  if (invitation === 'several') throw new Problem('several-invitations');
  const organisation = invitation && (await identity.findOrganisation(invitation.organisation));
  const decision = bindMember({ invitation, organisation, subject, link, at });
  if (decision.kind === 'refuse') throw new Problem(decision.problem);
  // Of two first requests of one person at the same moment, the other one bound it.
  if (decision.kind === 'bound') return presentMe(await boundMember(subject));
  try {
    const member = await identity.bind(decision.invitation, former, subject, change);
    return meOf(member, organisation?.name ?? 'Rafiq');
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const bound = await identity.findMembership(subject);
    if (bound?.status === 'active') return presentMe(admitted(bound));
    throw new Problem(await refusalNow(decision.invitation, error.label), { cause: error });
  }
}

/** Why an invitation that was open a moment ago no longer is. */
async function refusalNow({ email, organisation }: Invitation, label: string): Promise<ProblemCode> {
  if (label === 'organisation') return 'partner-suspended';
  const now = await identity.findInvitation(email, organisation);
  return now?.status === 'used' ? 'invitation-already-used' : 'invitation-no-longer-valid';
}

async function boundMember(subject: string): Promise<StoredMembership> {
  const membership = await identity.findMembership(subject);
  if (membership === undefined) throw new Problem('invitation-already-used');
  return admitted(membership);
}
