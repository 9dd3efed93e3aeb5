import type { OwnPartner, Partner } from '@rafiq/shared/partners/contract.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dynamoPartnerStore as partners } from './store/dynamo-partner-store.ts';
import { readLoads } from './store/load-store.ts';
import { readCalendars } from '#functions/settings/index.ts';
import { weekOf } from '@rafiq/shared/settings/working-weeks.ts';

/**
 * The partner the caller belongs to, and how its people are shown it (1 request, and 1 for the one it buys from). All is read before any change:
 * nothing that may fail stands between a change and its answer.
 */
export async function ownPartnerOf(
  caller: Caller,
): Promise<{ partner: Partner; present: (partner: Partner) => OwnPartner }> {
  const { partnerId } = caller;
  if (partnerId === null) throw new Problem('not-found');
  const [partner, loads, calendars] = await Promise.all([
    partners.find(partnerId),
    readLoads([partnerId]),
    readCalendars(),
  ]);
  if (partner === undefined) throw new Problem('not-found');
  const { parentId } = partner;
  const parent = parentId === null ? undefined : await partners.find(parentId);
  const distributor = parent === undefined ? null : { id: parent.id, name: parent.name };
  const openLeads = loads.get(partnerId)?.open ?? 0;
  const countryHours = weekOf(calendars.weeks, partner.country);
  return { partner, present: (shown) => presentOwnPartner(shown, { openLeads, countryHours, distributor }) };
}

/** A partner as its own people see it: without the vendor's tags, keys and manager, with its open leads and whom it buys from. */
function presentOwnPartner(
  partner: Partner,
  beside: Pick<OwnPartner, 'openLeads' | 'countryHours' | 'distributor'>,
): OwnPartner {
  const {
    tags: _tags,
    externalRef: _externalRef,
    managerId: _managerId,
    parentId: _parentId,
    ...own
  } = partner;
  return { ...own, ...beside };
}
