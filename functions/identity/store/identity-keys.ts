/** Where identity's items lie. A membership lies where the kernel reads it: `USER#<subject>`/`MEMBER`. */
import type { Key } from '#functions/kernel/dynamo.ts';
import { foldEmail } from '../domain/fold-email.ts';

export { membershipKey } from '#functions/kernel/caller.ts';

/** The one invitation of an e-mail address. */
export const invitationKey = (email: string): Key => ({ pk: `EMAIL#${foldEmail(email)}`, sk: 'INVITE' });

/** An organisation: its name and whether its people may come in. */
export const organisationKey = (organisation: string): Key => ({ pk: `ORG#${organisation}`, sk: 'ORG' });

/** All people of an organisation stand in its partition, in the order they were invited. */
export const rollPrefix = 'MEMBER#';
export const rollKey = (organisation: string, userId: string): Key => ({
  pk: `ORG#${organisation}`,
  sk: `${rollPrefix}${userId}`,
});

/** Where a member's events lie: 1 invited, 2 bound, then its changes. */
export const memberEvents = (userId: string): string => `MEMBER#${userId}`;
