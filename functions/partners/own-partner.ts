import type { OwnPartner, Partner } from '@rafiq/shared/partners/contract.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dynamoPartnerStore as partners } from './store/dynamo-partner-store.ts';
import { readLoads } from './store/load-store.ts';

/** The partner the caller belongs to (1 request). */
export async function ownPartnerOf(caller: Caller): Promise<Partner> {
  const partner = caller.partnerId === null ? undefined : await partners.find(caller.partnerId);
  if (partner === undefined) throw new Problem('not-found');
  return partner;
}

/** A partner as its own people see it: without the vendor's tags, keys and manager, and with its open leads (1 request). */
export async function presentOwnPartner(partner: Partner): Promise<OwnPartner> {
  const loads = await readLoads([partner.id]);
  const { tags: _tags, externalRef: _externalRef, managerId: _managerId, ...own } = partner;
  return { ...own, openLeads: loads.get(partner.id)?.open ?? 0 };
}
