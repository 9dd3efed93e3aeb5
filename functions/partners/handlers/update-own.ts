import { updateOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changePartner } from '../domain/change-partner.ts';
import { ownPartnerOf } from '../own-partner.ts';
import { dynamoPartnerStore as partners } from '../store/dynamo-partner-store.ts';

/** Changes the caller's own organisation, within what its contract lets a partner decide. */
export const updateOwn = handle(updateOwnPartner, async (_, { body, caller, change, ifMatch }) => {
  const { partner: before, present } = await ownPartnerOf(caller);
  if (before.version !== ifMatch) throw new Problem('stale');
  if (body.sharing !== undefined && before.parentId === null) {
    const errors = [{ pointer: '/sharing', code: 'no-distributor' }];
    throw new Problem('invalid-request', { errors });
  }
  const { partner, changed } = changePartner(before, body, change.at);
  if (changed.length === 0) return present(before);
  return partners.saveAnswering(present(partner), before, partner, { verb: 'updated', changed }, change);
});
