import type { Me } from '@rafiq/shared/identity/contract.ts';
import { meOf } from './domain/me.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';
import type { StoredMembership } from './store/membership-record.ts';

/** What a member is told of itself, with the name of its organisation (1 request). */
export async function presentMe(membership: StoredMembership): Promise<Me> {
  const organisation = await identity.findOrganisation(membership.organisation);
  return meOf(membership, organisation?.name ?? 'Rafiq');
}
