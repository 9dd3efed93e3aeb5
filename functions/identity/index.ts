/** The door of identity: how other rooms put people on a roll, lock them out, and find them. */
import type { Page } from '@rafiq/shared/page.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { OrganisationStatus, RollEntry } from './domain/member-records.ts';
import { dynamoIdentityStore } from './store/dynamo-identity-store.ts';

export { activePeople, findReader, type Reader } from './find-reader.ts';
export type { OrganisationStatus, RollEntry } from './domain/member-records.ts';
export { invitationLink } from './domain/invitation-link.ts';
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

/** People on the rolls of some organisations, in the order they were invited (1 request per organisation). */
export const listPeople = (
  organisations: readonly string[],
  keep: (person: RollEntry) => boolean,
  page: PageRequest,
): Promise<Page<RollEntry>> => dynamoIdentityStore.listPeople(organisations, keep, page);

/** Those of some people who stand on the roll of one of some organisations (1 request). */
export const findPeople = (
  organisations: readonly string[],
  userIds: readonly string[],
): Promise<RollEntry[]> => dynamoIdentityStore.findPeople(organisations, userIds);

/** What people of an organisation are called (1 request). */
export async function namesOf(
  organisation: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = await findPeople([organisation], userIds);
  return new Map(people.map(({ id, name, email }) => [id, name ?? email]));
}
