/** What identity asks of its store. */
import type { Page } from '@rafiq/shared/page.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { Change } from '#functions/kernel/commit.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { Invitation, Organisation, OrganisationStatus, RollEntry } from '../domain/member-records.ts';
import type { StoredMembership } from './membership-record.ts';

export interface IdentityStore {
  findInvitation(email: string): Promise<Invitation | undefined>;
  findMembership(subject: string): Promise<StoredMembership | undefined>;
  findOrganisation(id: string): Promise<Organisation | undefined>;
  findMember(organisation: string, userId: string): Promise<RollEntry | undefined>;
  listMembers(organisation: string, page: PageRequest): Promise<Page<RollEntry>>;
  listPeople(
    organisations: readonly string[],
    keep: (person: RollEntry) => boolean,
    page: PageRequest,
  ): Promise<Page<RollEntry>>;
  findPeople(organisations: readonly string[], userIds: readonly string[]): Promise<RollEntry[]>;
  /**
   * Makes the subject the member it was invited to be, once.
   * @throws ConditionFailed `invitation`, `membership` or `organisation` if one of them changed meanwhile
   */
  bind(invitation: Invitation, subject: string, change: Change): Promise<StoredMembership>;
  /** Replaces a membership that is still at the version it had before. @throws ConditionFailed `membership` */
  save(
    subject: string,
    membership: StoredMembership,
    changed: readonly string[],
    change: Change,
  ): Promise<StoredMembership>;
  /** The writes that open or close an organisation to its people. */
  lockWrites(organisation: string, status: OrganisationStatus): Promise<Write[]>;
}
