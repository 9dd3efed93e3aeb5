/** What identity asks of its store. */
import type { Page } from '@rafiq/shared/page.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { Change } from '#functions/kernel/commit.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { PersonChanged } from '../domain/change-people.ts';
import type { Invited } from '../domain/invite-person.ts';
import type {
  Invitation,
  Organisation,
  OrganisationStatus,
  Roll,
  RollEntry,
} from '../domain/member-records.ts';
import type { StoredMembership } from './membership-record.ts';

/** What happened to somebody on a roll: the verb of its event. */
export type PersonVerb = 'reinvited' | 'invitation-withdrawn' | 'role-changed' | 'removed';

export interface IdentityStore {
  /** Every invitation of an e-mail address, of whichever organisation. */
  listInvitations(email: string): Promise<Invitation[]>;
  findInvitation(email: string, organisation: string): Promise<Invitation | undefined>;
  findMembership(subject: string): Promise<StoredMembership | undefined>;
  findOrganisation(id: string): Promise<Organisation | undefined>;
  findMember(organisation: string, userId: string): Promise<RollEntry | undefined>;
  /** Everyone who is or was on an organisation's roll, as one moment has it. */
  readRoll(organisation: string): Promise<Roll | undefined>;
  /** Those who belong to an organisation or are invited to, in the order they were invited. */
  listMembers(organisation: string, page: PageRequest): Promise<Page<RollEntry>>;
  listClients(page: PageRequest): Promise<Page<RollEntry>>;
  organisationNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Everyone on an organisation's roll, in the order they were invited. */
  listRoll(organisation: string): Promise<RollEntry[]>;
  listPeople(
    organisations: readonly string[],
    keep: (person: RollEntry) => boolean,
    page: PageRequest,
  ): Promise<Page<RollEntry>>;
  findPeople(organisations: readonly string[], userIds: readonly string[]): Promise<RollEntry[]>;
  /**
   * Makes the subject the member it was invited to be, once; over a membership of its that has ended.
   * @throws ConditionFailed `invitation`, `membership` or `organisation` if one of them changed meanwhile
   */
  bind(
    invitation: Invitation,
    former: StoredMembership | undefined,
    subject: string,
    change: Change,
  ): Promise<StoredMembership>;
  /** Puts somebody on a roll that is still as it was read. @throws ConditionFailed if it moved meanwhile */
  invite<Answer>(
    roll: Roll,
    invited: Invited,
    former: Invitation | undefined,
    change: Change,
    answer: Answer,
  ): Promise<Answer>;
  /**
   * Changes somebody on a roll that is still as it was read, with the invitation or membership that follows.
   * @throws ConditionFailed if the roll or the person moved meanwhile
   */
  changePerson<Answer>(
    roll: Roll,
    changed: PersonChanged,
    verb: PersonVerb,
    change: Change,
    answer: Answer,
  ): Promise<Answer>;
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
