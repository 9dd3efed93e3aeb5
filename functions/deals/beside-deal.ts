/** What others write beside a registration: who may, what it is bound to, and whose timeline it enters. */
import type { Caller } from '#functions/kernel/caller.ts';
import { atVersion, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import type { Registration } from './domain/registration.ts';
import { dealWithinReach } from './reach.ts';
import { dealEventCopyKey, dealKey } from './store/deal-keys.ts';
import { ownDealOrThrow } from './work-on-deal.ts';

/**
 * A registration the caller may write beside: its own partner from the draft on, the vendor's people once it was submitted
 * (1 or 2 requests). A reseller it was registered for reads it, and no more.
 * @returns what binds a writing to its standing as it was read, too (label `deal`)
 * @throws Problem `not-found` beyond the caller's reach
 */
export async function dealSeenBy(
  caller: Caller,
  dealId: string,
): Promise<{ deal: Registration; unmoved: Write[] }> {
  const ofPartner = caller.partnerId !== null;
  const deal = await (ofPartner ? ownDealOrThrow(caller, dealId) : dealWithinReach(caller, dealId));
  return { deal, unmoved: [{ label: 'deal', check: dealKey(dealId), when: atVersion(deal.version) }] };
}

/** What is told beside a registration; words of people have no place here, for nothing that is erased would find them. */
export interface ToldBesideDeal {
  id: string;
  /** In the past tense: `attached`. */
  happened: string;
  data: Record<string, string>;
  /** Whose timeline it enters: the vendor's, that of its partner, or both. */
  readers: 'vendor' | 'owner' | 'both';
}

/** The event of something that happened beside a registration and moved nothing: pure. */
export function besideDeal(
  { id: dealId, partnerId, partnerName, status, version }: Registration,
  { id, happened, data, readers }: ToldBesideDeal,
): EventDraft {
  const told = { ...data, from: status, to: status };
  const ownKey = dealEventCopyKey(partnerId, dealId, version);
  return {
    id,
    type: `rafiq.deals.deal.${happened}.v1`,
    subject: dealId,
    pk: dealKey(dealId).pk,
    version,
    beside: true,
    data: { ...told, partnerId, partnerName },
    // What a partner keeps to itself lies in its own partition alone: no reader of the vendor could forget a check.
    ...(readers === 'owner' && { place: ownKey }),
    ...(readers === 'both' && { copies: [{ key: ownKey, data: told, note: false }] }),
  };
}
