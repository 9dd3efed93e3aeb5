import { listMembers } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { personOf } from '../domain/me.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';

/** Lists the people of the caller's own organisation, in the order they were invited. */
export const members = handle(listMembers, async (_, { caller, query, scope, now }) => {
  const { limit, cursor } = query;
  const page = await identity.listMembers(caller.organisation, { limit, cursor, scope });
  return { ...page, items: page.items.map((entry) => personOf(entry, now)) };
});
