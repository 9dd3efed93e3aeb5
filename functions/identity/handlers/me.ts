import { readMe } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { presentMe } from '../present-me.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';

/** Tells the caller who it is and what it may do. */
export const me = handle(readMe, async (_, { caller }) => {
  const membership = await identity.findMembership(caller.subject);
  if (membership === undefined) throw new Problem('not-a-member');
  return presentMe(membership);
});
