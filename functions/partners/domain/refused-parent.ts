import { mostTiers } from '@rafiq/shared/partners/most-tiers.ts';
import type { PartnerStatus } from '@rafiq/shared/partners/status.ts';

/** What speaks against a parent, as the code of its field. */
export type ParentFault = 'unknown-reference' | 'own-parent' | 'below-itself' | 'too-many-tiers';

const maySell: readonly PartnerStatus[] = ['active', 'suspended'];

/**
 * What speaks against letting a partner buy from another; undefined where nothing does. Nobody buys from itself or from
 * one below it, and only so many stand one under another (source: domain.md, Partner: two-tier distribution).
 * @param parent the one it is to buy from; undefined: there is no such partner
 * @param parent.above whom that one buys from, the nearest first
 * @param tiersBelow how many tiers buy from the partner itself: 0 where nobody does
 */
export function refusedParent(
  partnerId: string,
  parent: { id: string; status: PartnerStatus; above: readonly string[] } | undefined,
  tiersBelow: number,
): ParentFault | undefined {
  if (parent === undefined) return 'unknown-reference';
  if (parent.id === partnerId) return 'own-parent';
  if (!maySell.includes(parent.status)) return 'unknown-reference';
  if (parent.above.includes(partnerId)) return 'below-itself';
  return parent.above.length + 1 + 1 + tiersBelow > mostTiers ? 'too-many-tiers' : undefined;
}
