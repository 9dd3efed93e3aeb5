/** Where identity's items lie. A membership lies where the kernel reads it: `USER#<subject>`/`MEMBER`. */
import type { Key } from '#functions/kernel/dynamo.ts';
import { foldEmail } from '@rafiq/shared/fold-email.ts';

export { membershipKey } from '#functions/kernel/caller.ts';

/**
 * The invitation of an e-mail address into one organisation. Several may invite the same address and learn nothing of
 * each other: its first sign-in decides.
 */
export const invitationPrefix = 'INVITE#';
export const invitationKey = (email: string, organisation: string): Key => ({
  pk: `EMAIL#${foldEmail(email)}`,
  sk: `${invitationPrefix}${organisation}`,
});

/** An organisation: its name and whether its people may come in. */
export const organisationKey = (organisation: string): Key => ({ pk: `ORG#${organisation}`, sk: 'ORG' });

/** All people of an organisation stand in its partition, in the order they were invited. */
export const rollPrefix = 'MEMBER#';
export const rollKey = (organisation: string, userId: string): Key => ({
  pk: `ORG#${organisation}`,
  sk: `${rollPrefix}${userId}`,
});

/** Index `list`: every machine client of the vendor and of its partners, by name. */
export const everyClient = 'CLIENTS';

/** Where a member's events lie: 1 invited, then sent again, bound, and its changes. */
export const memberEvents = (userId: string): string => `MEMBER#${userId}`;

/** An erasure of one person; index `list` has them all by when they were ordered. */
export const erasureKey = (id: string): Key => ({ pk: `ERASURE#${id}`, sk: 'RECORD' });
export const everyErasure = 'ERASURES';

/** Where it stands that somebody's data was exported. */
export const exportPartition = (id: string): string => `EXPORT#${id}`;
