import type { Me } from '@rafiq/shared/identity/contract.ts';
import { meOf } from './domain/me.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';
import type { StoredMembership } from './store/membership-record.ts';

/** The name of a member's organisation (1 request). */
export async function organisationNameOf({ organisation }: { organisation: string }): Promise<string> {
  return (await identity.findOrganisation(organisation))?.name ?? 'Rafiq';
}

/** What a member is told of itself, with the name of its organisation (1 request). */
export const presentMe = async (membership: StoredMembership): Promise<Me> =>
  meOf(membership, await organisationNameOf(membership));
