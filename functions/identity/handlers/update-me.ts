import { updateMe as route } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changePreferences } from '../domain/change-preferences.ts';
import { meOf } from '../domain/me.ts';
import { organisationNameOf } from '../present-me.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';

/** Changes the caller's own name, language, time zone and calendar. */
export const updateMe = handle(route, async (_, { body, caller, change, ifMatch }) => {
  // Read before the change: nothing that may fail stands between what was done and its answer.
  const [before, organisationName] = await Promise.all([
    identity.findMembership(caller.subject),
    organisationNameOf(caller),
  ]);
  if (before === undefined) throw new Problem('not-a-member');
  if (before.version !== ifMatch) throw new Problem('stale');
  const { member, changed } = changePreferences(before, body);
  const after = changed.length === 0 ? before : await identity.save(caller.subject, member, changed, change);
  return meOf(after, organisationName);
});
