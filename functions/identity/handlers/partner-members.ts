import { listPartnerMembers } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findKnownPartner } from '#functions/partners/index.ts';
import { personOf } from '../domain/me.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';

/** Lists the people of a partner; one outside of a manager's portfolio is answered like one that does not exist. */
export const partnerMembers = handle(
  listPartnerMembers,
  async ({ partnerId }, { caller, query, scope, now }) => {
    const partner = await findKnownPartner(caller, partnerId);
    if (partner === undefined) throw new Problem('not-found');
    const { limit, cursor } = query;
    const page = await identity.listMembers(partnerId, { limit, cursor, scope });
    return { ...page, items: page.items.map((entry) => personOf(entry, now)) };
  },
);
