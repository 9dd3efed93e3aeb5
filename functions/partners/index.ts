/** The door of partners: finding and recording them, the roster for placement, and their loads. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { PartnerStatus } from '@rafiq/shared/partners/status.ts';
import type { Write } from '#functions/kernel/commit.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import { dynamoPartnerStore } from './store/dynamo-partner-store.ts';
import { partnerKey } from './store/partner-keys.ts';
import { readPartner } from './store/partner-record.ts';

export { besidePartner } from './beside-partner.ts';
export { findInChain, idsAbove, partnersBelow, type Chain, type PartnerBelow } from './store/chain-store.ts';
export { createPartner } from './create-partner.ts';
export { mayKnow } from './domain/portfolio.ts';
export { findKnownPartner } from './known-partner.ts';
export { loadChange, readLoads, refusedClaim, type ClaimLimits } from './store/load-store.ts';
export { loadKey, partnerKey, rosterVersionKey } from './store/partner-keys.ts';
export { followCountryWeeks } from './store/follow-country-weeks.ts';
export { keepRoster, rosterAt } from './store/roster-snapshots.ts';
export { loadRoster, rosterVersion } from './store/roster-store.ts';
export { terminatedPartnerIds } from './terminated-partners.ts';

/** A partner, strongly consistent (1 request). */
export const findPartner = (id: string): Promise<Partner | undefined> => dynamoPartnerStore.find(id);

/** Partners by id; those that do not exist are left out (1 request per 100; none for no ids). */
export async function findPartners(ids: readonly string[]): Promise<Map<string, Partner>> {
  const items = await getItems(ids.map(partnerKey));
  const found = items.flatMap((item) => (item === undefined ? [] : [readPartner(item)]));
  return new Map(found.map((partner) => [partner.id, partner]));
}

/** The names of partners, by id (1 request per 100; none for no ids). */
export const partnerNamesOf = async (ids: readonly string[]): Promise<Map<string, string>> =>
  new Map([...(await findPartners(ids))].map(([id, { name }]) => [id, name]));

/** How partners stand, by id; those that do not exist are left out (1 request per 100; none for no ids). */
export const statusesOf = async (ids: readonly string[]): Promise<Map<string, PartnerStatus>> =>
  new Map([...(await findPartners(ids))].map(([id, { status }]) => [id, status]));

/** The check that binds a change to the partner being active when it is written (label `partner-active`). */
export const mustBeActive = (partnerId: string): Write => ({
  label: 'partner-active',
  check: partnerKey(partnerId),
  when: { expression: '#status = :active', names: { '#status': 'status' }, values: { ':active': 'active' } },
});

/** What a channel manager looks after: the partners that name it, and the countries they are in or serve. */
export async function portfolioOf(
  userId: string,
): Promise<{ partnerIds: Set<string>; countries: Set<string> }> {
  const partners = await dynamoPartnerStore.portfolio(userId);
  return {
    partnerIds: new Set(partners.map(({ id }) => id)),
    countries: new Set(
      partners.flatMap(({ country, territories }) => [country, ...territories.map((area) => area.country)]),
    ),
  };
}
