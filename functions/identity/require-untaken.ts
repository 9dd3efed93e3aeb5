import { Problem } from '#functions/kernel/problem.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';

/**
 * Whether an e-mail address belongs to a member of another organisation (1 request). Being invited there is no
 * reason, else a partner could keep anybody out by inviting them first.
 */
export const isTaken = async (email: string, organisation: string): Promise<boolean> =>
  (await identity.listInvitations(email)).some(
    (one) => one.organisation !== organisation && one.status === 'used',
  );

/**
 * Refuses the vendor's people an address that could not join where it is invited to. Partners are not asked: they
 * would learn from the refusal who belongs to another.
 * @throws Problem `already-exists`
 */
export async function requireUntaken(email: string, organisation: string): Promise<void> {
  if (await isTaken(email, organisation)) {
    throw new Problem('already-exists', { errors: [{ pointer: '/email', code: 'already-exists' }] });
  }
}
