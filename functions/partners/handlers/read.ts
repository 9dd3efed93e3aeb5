import { readPartner } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mayKnow } from '../domain/portfolio.ts';
import { dynamoPartnerStore as partners } from '../store/dynamo-partner-store.ts';

/** Reads one partner; one outside of a manager's portfolio is answered like one that does not exist. */
export const read = handle(readPartner, async ({ partnerId }, { caller }) => {
  const partner = await partners.find(partnerId);
  if (partner === undefined || !mayKnow(caller, partner)) throw new Problem('not-found');
  return partner;
});
