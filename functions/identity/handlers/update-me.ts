import { updateMe as route } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changePreferences } from '../domain/change-preferences.ts';
import { presentMe } from '../present-me.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';

/** Changes the caller's own name, language, time zone and calendar. */
export const updateMe = handle(route, async (_, { body, caller, change, ifMatch }) => {
  const before = await identity.findMembership(caller.subject);
  if (before === undefined) throw new Problem('not-a-member');
  if (before.version !== ifMatch) throw new Problem('stale');
  const { member, changed } = changePreferences(before, body);
  return presentMe(
    changed.length === 0 ? before : await identity.save(caller.subject, member, changed, change),
  );
});
