import { bindSession, type Me } from '@rafiq/shared/identity/contract.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { verifyToken, type Claims } from '#functions/kernel/token.ts';
import { bindMember } from '../domain/bind-member.ts';
import { meOf } from '../domain/me.ts';
import { presentMe } from '../present-me.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';
import type { StoredMembership } from '../store/membership-record.ts';

/** Ties a person to its membership at the first sign-in; later calls answer the membership that is there. */
export const bind = handle(bindSession, async (_, { body, claims, change }) => {
  if (claims === undefined) throw new Problem('unauthenticated');
  const email = await verifiedEmail(body.idToken, claims);
  const known = await identity.findMembership(claims.sub);
  return known === undefined ? join(email, claims.sub, change) : presentMe(admitted(known));
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

async function join(email: string, subject: string, change: Change): Promise<Me> {
  const invitation = await identity.findInvitation(email);
  const organisation = invitation && (await identity.findOrganisation(invitation.organisation));
  const decision = bindMember({ invitation, organisation, subject });
  if (decision.kind === 'refuse') throw new Problem(decision.problem);
  // Of two first requests of one person at the same moment, the other one bound it.
  if (decision.kind === 'bound') return presentMe(await boundMember(subject));
  try {
    const member = await identity.bind(decision.invitation, subject, change);
    return meOf(member, organisation?.name ?? 'Rafiq');
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const bound = await identity.findMembership(subject);
    if (bound !== undefined) return presentMe(admitted(bound));
    const code = error.label === 'organisation' ? 'partner-suspended' : 'invitation-already-used';
    throw new Problem(code, { cause: error });
  }
}

async function boundMember(subject: string): Promise<StoredMembership> {
  const membership = await identity.findMembership(subject);
  if (membership === undefined) throw new Problem('invitation-already-used');
  return admitted(membership);
}
