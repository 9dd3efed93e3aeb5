/** People as those who write to them must know them: where, in which language, and whether at all. */
import type { calendars } from '@rafiq/shared/identity/member.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { RollEntry } from './domain/member-records.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';

/** Somebody who may be written to. What they never chose is null. */
export interface Reader {
  userId: string;
  organisation: string;
  organisationName: string;
  status: 'invited' | 'active';
  role: RollEntry['role'];
  email: string;
  name: string | null;
  language: UiLanguage | null;
  timeZone: string | null;
  calendar: (typeof calendars)[number] | null;
}

/**
 * Somebody of an organisation who may be written to now (1 request; 2 once they have signed in). Undefined for
 * machines, for those who were removed, and while the organisation is locked.
 */
export async function findReader(organisationId: string, userId: string): Promise<Reader | undefined> {
  const [entry, organisation] = await Promise.all([
    identity.findMember(organisationId, userId),
    identity.findOrganisation(organisationId),
  ]);
  if (entry === undefined || entry.status === 'removed' || entry.role === 'integrator') return undefined;
  if (organisation?.status !== 'active') return undefined;
  const known = {
    userId,
    organisation: organisationId,
    organisationName: organisation.name,
    status: entry.status,
    role: entry.role,
    email: entry.email,
    name: entry.name,
  };
  if (entry.subject === null) return { ...known, language: null, timeZone: null, calendar: null };
  const membership = await identity.findMembership(entry.subject);
  if (membership?.status !== 'active') return undefined;
  const { language, timeZone, calendar } = membership;
  return { ...known, language, timeZone, calendar };
}

/** The people of an organisation who have signed in and were not removed; no machines (1 request a megabyte). */
export const activePeople = async (organisationId: string): Promise<string[]> =>
  (await identity.listRoll(organisationId))
    .filter(({ status, role }) => status === 'active' && role !== 'integrator')
    .map(({ id }) => id);
