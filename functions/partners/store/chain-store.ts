/** Reads of who buys from whom, up and down a chain. */
import { partner as partnerOnWire, type Partner } from '@rafiq/shared/partners/contract.ts';
import { getItem, queryAll } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { mostTiers } from '../domain/refused-parent.ts';
import { belowPartnersOf, partnerKey } from './partner-keys.ts';
import { readPartner } from './partner-record.ts';

const { id, name, status } = partnerOnWire.shape;
const readBelow = recordReader('partner-below', z.object({ id, name, status, hasBelow: z.boolean() }));

/** A partner that buys from another, directly or not. */
export interface PartnerBelow {
  id: string;
  name: string;
  status: Partner['status'];
  /** How many tiers it stands below the other: 1 where it buys from that one itself. */
  tier: number;
}

/** Whom a partner buys from, the nearest first (1 request for each; none where it buys from the vendor). */
export async function partnersAbove({ parentId }: Pick<Partner, 'parentId'>): Promise<Partner[]> {
  const above: Partner[] = [];
  for (let next = parentId; next !== null && above.length < mostTiers;) {
    const item = await getItem(partnerKey(next));
    if (item === undefined) break;
    const found = readPartner(item);
    above.push(found);
    next = found.parentId;
  }
  return above;
}

const readAtOnce = 20;

/**
 * Everybody that buys from a partner, directly or not: tier by tier (1 request, and 1 for each of them that somebody buys
 * from in turn; a megabyte is some 5,000 partners). What it costs depends on the partner's own chain alone.
 */
export async function partnersBelow(partnerId: string): Promise<PartnerBelow[]> {
  const below: PartnerBelow[] = [];
  let parents = [partnerId];
  for (let tier = 1; parents.length > 0 && tier < mostTiers; tier += 1) {
    const next: string[] = [];
    for (let at = 0; at < parents.length; at += readAtOnce) {
      const some = parents.slice(at, at + readAtOnce);
      const found = await Promise.all(some.map((parent) => queryAll(belowPartnersOf(parent))));
      for (const { hasBelow, ...one } of found.flat().map((item) => readBelow(item))) {
        below.push({ ...one, tier });
        if (hasBelow) next.push(one.id);
      }
    }
    parents = next;
  }
  return below;
}

/** Who stands above and below a partner. */
export interface Chain {
  above: readonly string[];
  below: readonly PartnerBelow[];
}

/** A partner and its chain; undefined for one that does not exist (2 requests at once, 1 more for each of its chain). */
export async function findInChain(
  partnerId: string,
): Promise<{ partner: Partner; chain: Chain } | undefined> {
  const [item, below] = await Promise.all([getItem(partnerKey(partnerId)), partnersBelow(partnerId)]);
  if (item === undefined) return undefined;
  const partner = readPartner(item);
  const above = await partnersAbove(partner);
  return { partner, chain: { above: above.map((one) => one.id), below } };
}
