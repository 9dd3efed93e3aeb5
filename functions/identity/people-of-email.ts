/** Every member, past and present, behind an e-mail address, and everything kept of each. */
import { foldEmail } from '@rafiq/shared/fold-email.ts';
import type { memberData } from '@rafiq/shared/identity/contract.ts';
import type * as z from 'zod';
import type { RollEntry } from './domain/member-records.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';
import { eventsOfMember } from './store/personal-data-store.ts';
import type { StoredMembership } from './store/membership-record.ts';

export interface PersonOfEmail {
  entry: RollEntry;
  /** The membership the line stands for; undefined if it never came to be, or begins anew under another line. */
  membership: StoredMembership | undefined;
}

/** The lines of every roll an address was invited to (1 request, 2 for each organisation, 1 for each line). */
export async function peopleOfEmail(email: string): Promise<PersonOfEmail[]> {
  const invitations = await identity.listInvitations(email);
  const rolls = await Promise.all(invitations.map(({ organisation }) => identity.readRoll(organisation)));
  const entries = rolls
    .flatMap((roll) => roll?.people ?? [])
    .filter((entry) => foldEmail(entry.email) === foldEmail(email));
  return Promise.all(entries.map(withMembership));
}

/** A line of a roll with the membership behind it (1 request). */
export async function withMembership(entry: RollEntry): Promise<PersonOfEmail> {
  const found = entry.subject === null ? undefined : await identity.findMembership(entry.subject);
  return { entry, membership: found?.userId === entry.id ? found : undefined };
}

/** Everything kept of a member (1 request). */
export async function dataOf({ entry, membership }: PersonOfEmail): Promise<z.output<typeof memberData>> {
  const { id, organisation, name, email, role, status } = entry;
  return {
    id,
    organisation,
    name,
    email,
    role,
    status,
    language: membership?.language ?? null,
    timeZone: membership?.timeZone ?? null,
    calendar: membership?.calendar ?? null,
    events: await eventsOfMember(id),
  };
}
