/** Who is calling: organisation and role come from our own table, read once a request, never from a claim. */
import {
  mayReadPersonalData as roleMayReadPersonalData,
  roles,
  type Role,
} from '@rafiq/shared/permissions.ts';
import { idOf } from '@rafiq/shared/ids.ts';
import * as z from 'zod';
import { getItem, type Item, type Key } from './dynamo.ts';
import type { Actor } from './event.ts';
import { Problem } from './problem.ts';

/** The membership of a person or client, as its item says. */
export const membership = z.object({
  userId: idOf('user'),
  organisation: z.union([z.literal('vendor'), idOf('partner')]),
  organisationStatus: z.enum(['active', 'suspended', 'terminated']).default('active'),
  role: z.enum(roles),
  status: z.enum(['active', 'removed']),
  name: z.string().nullable().default(null),
  email: z.string(),
  language: z.enum(['en', 'ar', 'fa']).nullable().default(null),
  version: z.number().int(),
});
export type Membership = z.output<typeof membership>;

/** The key of a membership: by the subject of the token (1 request, strongly consistent). */
export const membershipKey = (subject: string): Key => ({ pk: `USER#${subject}`, sk: 'MEMBER' });

/** The caller of a request. `partnerId` is null for the vendor's people. */
export interface Caller {
  subject: string;
  userId: string;
  role: Role;
  organisation: string;
  partnerId: string | null;
  membership: Membership;
}

/** The organisations that subjects belonged to when they were last read: a guess at what a request will need. */
const organisationsSeen = new Map<string, string>();
const mostSeen = 5000;

/** The partner a subject will probably turn out to belong to; null for the vendor's people and whoever was never seen. */
export function probablePartner(subject: string): string | null {
  const seen = organisationsSeen.get(subject);
  return seen === undefined || seen === 'vendor' ? null : seen;
}

/**
 * Reads the caller's membership, and in the same request any other item that is wanted or asked for at the same time.
 * @throws Problem `not-a-member` for strangers and removed members, `partner-suspended` for a locked partner
 */
export async function readCaller(
  subject: string,
  alsoWanted: readonly Key[],
): Promise<{ caller: Caller; others: (Item | undefined)[] }> {
  const [item, ...others] = await Promise.all([membershipKey(subject), ...alsoWanted].map(getItem));
  if (item === undefined) throw new Problem('not-a-member');
  const member = membership.parse(item);
  if (member.status !== 'active') throw new Problem('not-a-member');
  if (member.organisationStatus !== 'active') throw new Problem('partner-suspended');
  if (organisationsSeen.size >= mostSeen && !organisationsSeen.has(subject)) organisationsSeen.clear();
  organisationsSeen.set(subject, member.organisation);
  const caller: Caller = {
    subject,
    userId: member.userId,
    role: member.role,
    organisation: member.organisation,
    partnerId: member.organisation === 'vendor' ? null : member.organisation,
    membership: member,
  };
  return { caller, others };
}

/** Whether a caller may read personal data. */
export const mayReadPersonalData = ({ role }: Pick<Caller, 'role'>): boolean => roleMayReadPersonalData(role);

/** The caller as the author of an event. */
export const actorOf = (caller: Caller): Actor => ({
  kind: caller.role === 'integrator' ? 'client' : 'person',
  id: caller.userId,
  organisation: caller.organisation,
});
