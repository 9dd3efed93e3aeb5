import { exportMe as route } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dataOf, withMembership } from '../people-of-email.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';

/** Everything kept of the caller itself. */
export const exportMe = handle(route, async (_, { caller }) => {
  const entry = await identity.findMember(caller.organisation, caller.userId);
  if (entry === undefined) throw new Problem('not-a-member');
  return dataOf(await withMembership(entry));
});
