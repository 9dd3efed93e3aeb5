import type { OwnPartner, Partner } from '@rafiq/shared/partners/contract.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dynamoPartnerStore as partners } from './store/dynamo-partner-store.ts';
import { readLoads } from './store/load-store.ts';

/**
 * The partner the caller belongs to, and how its people are shown it (2 requests). Both are read before any change:
 * nothing that may fail stands between a change and its answer.
 */
export async function ownPartnerOf(
  caller: Caller,
): Promise<{ partner: Partner; present: (partner: Partner) => OwnPartner }> {
  const { partnerId } = caller;
  if (partnerId === null) throw new Problem('not-found');
  const [partner, loads] = await Promise.all([partners.find(partnerId), readLoads([partnerId])]);
  if (partner === undefined) throw new Problem('not-found');
  return { partner, present: (shown) => presentOwnPartner(shown, loads.get(partnerId)?.open ?? 0) };
}

/** A partner as its own people see it: without the vendor's tags, keys, manager and chain, and with its open leads. */
function presentOwnPartner(partner: Partner, openLeads: number): OwnPartner {
  const {
    tags: _tags,
    externalRef: _externalRef,
    managerId: _managerId,
    parentId: _parentId,
    ...own
  } = partner;
  return { ...own, openLeads };
}
