/** The door of identity: how other rooms put people on a roll, lock them out, and find them. */
import type { Write } from '#functions/kernel/commit.ts';
import type { OrganisationStatus, RollEntry } from './domain/member-records.ts';
import { dynamoIdentityStore } from './store/dynamo-identity-store.ts';

export { activePeople, findReader, type Reader } from './find-reader.ts';
export type { OrganisationStatus } from './domain/member-records.ts';
export { isTaken } from './require-untaken.ts';
export {
  clientMembershipWrites,
  invitationEvent,
  invitationWrites,
  organisationWrites,
  renameWrites,
  type NewInvitation,
} from './store/membership-writes.ts';

/**
 * The writes that open or close a partner to its people, from their next request on (2 requests to read). Label
 * `organisation` fails if somebody joined meanwhile: read again and repeat.
 */
export const memberLockWrites = (partnerId: string, status: OrganisationStatus): Promise<Write[]> =>
  dynamoIdentityStore.lockWrites(partnerId, status);

/** A person on an organisation's roll (1 request). */
export const findMember = (organisation: string, userId: string): Promise<RollEntry | undefined> =>
  dynamoIdentityStore.findMember(organisation, userId);
