/** Reads of who buys from whom, up and down a chain. */
import { mostTiers } from '@rafiq/shared/partners/most-tiers.ts';
import { partner as partnerOnWire, type Partner } from '@rafiq/shared/partners/contract.ts';
import { getItem, queryAll } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import type { SharingLevel } from '@rafiq/shared/partners/status.ts';
import { lowerSharing } from '../domain/lower-sharing.ts';
import { belowPartnersOf, partnerKey } from './partner-keys.ts';
import { readPartner } from './partner-record.ts';

const { id, name, status, sharing } = partnerOnWire.shape;
const readBelow = recordReader(
  'partner-below',
  // Rows written before anything could be shared share nothing.
  z.object({ id, name, status, hasBelow: z.boolean(), sharing: sharing.default('hidden') }),
);

/** A partner that buys from another, directly or not. */
export interface PartnerBelow {
  id: string;
  name: string;
  status: Partner['status'];
  /** How many tiers it stands below the other: 1 where it buys from that one itself. */
  tier: number;
  /** How much the other sees of it: by the relation on the way up that shares least, and nothing past one not active. */
  sharing: SharingLevel;
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

/** The ids of those a partner buys from, directly or not, as they are now (1 request, 1 more for each). */
export async function idsAbove(partnerId: string): Promise<ReadonlySet<string>> {
  const item = await getItem(partnerKey(partnerId));
  const above = item === undefined ? [] : await partnersAbove(readPartner(item));
  return new Set(above.map((one) => one.id));
}

const readAtOnce = 20;

/**
 * Everybody that buys from a partner, directly or not: tier by tier (1 request, and 1 for each of them that somebody buys
 * from in turn; a megabyte is some 5,000 partners), strongly consistent, with how much each of them shows. What it costs
 * depends on the partner's own chain alone.
 */
export async function partnersBelow(partnerId: string): Promise<PartnerBelow[]> {
  const below: PartnerBelow[] = [];
  let parents: Pick<PartnerBelow, 'id' | 'sharing'>[] = [{ id: partnerId, sharing: 'all' }];
  for (let tier = 1; parents.length > 0 && tier < mostTiers; tier += 1) {
    const next: typeof parents = [];
    for (let at = 0; at < parents.length; at += readAtOnce) {
      const some = parents.slice(at, at + readAtOnce);
      const found = await Promise.all(
        some.map(async (parent) => {
          const rows = await queryAll(belowPartnersOf(parent.id));
          return rows.map((item) => ({ ...readBelow(item), through: parent.sharing }));
        }),
      );
      for (const { hasBelow, through, ...row } of found.flat()) {
        const own = row.status === 'active' ? row.sharing : 'hidden';
        const one = { ...row, tier, sharing: lowerSharing(through, own) };
        below.push(one);
        if (hasBelow) next.push(one);
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
