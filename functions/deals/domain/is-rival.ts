import type { ConflictFacts } from './conflict-facts.ts';

/**
 * Whether what a partner has stands in the way of the one that registers: its own never does, and that of its own
 * distributors and sub-resellers only where it counts. Where its chain is not recorded, everybody else is a rival.
 */
export const isRival =
  ({ partner }: Pick<ConflictFacts, 'partner'>, ownChain: 'left-out' | 'counts') =>
  ({ partnerId }: { partnerId: string }): boolean =>
    partnerId !== partner.id && (ownChain === 'counts' || !isOfChain(partner.chain, partnerId));

const isOfChain = (chain: ConflictFacts['partner']['chain'], partnerId: string): boolean =>
  chain !== null && (chain.above.includes(partnerId) || chain.below.includes(partnerId));
