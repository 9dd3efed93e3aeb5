import { countOwnDeals, findDealRelease, type DealRelease } from './store/deal-releases.ts';

/** What a partner has registered that is open, and what the ending of its relation took of it so far. */
export interface DealsInHand {
  undecided: number;
  protected: number;
  /** Undefined unless its relation was ended, and anything was done about it. */
  release: DealRelease | undefined;
}

/** The same, of one partner (5 requests at once). */
export async function dealsInHand(partnerId: string): Promise<DealsInHand> {
  const [counts, release] = await Promise.all([countOwnDeals(partnerId), findDealRelease(partnerId)]);
  return { ...counts, release };
}
