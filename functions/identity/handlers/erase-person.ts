import { erasePerson as route } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { erasureOf, openErasure } from '../domain/erasure.ts';
import { leaveRolls } from '../leave-rolls.ts';
import { insertErasure } from '../store/personal-data-store.ts';

/** Orders the erasure of one person. A member is removed before, so that its next request is refused already. */
export const erasePerson = handle(route, async (_, { body, caller, change, newId }) => {
  // The key belongs to the erasure itself: a repeated request goes on here where the first one stopped.
  const { guard: _guard, ...leaving } = change;
  await leaveRolls(body.email, leaving);
  const record = openErasure({
    id: newId('erasure'),
    email: body.email,
    by: caller.userId,
    at: change.at,
  });
  return insertErasure(record, change, erasureOf(record));
});
