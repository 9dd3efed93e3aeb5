import type { OtherRegistration } from './conflict-facts.ts';
import { isPrivate, type Registration } from './registration.ts';

/** What an account keeps of a registration for it, for the rules to look at. */
export type AccountEntry = Omit<OtherRegistration, 'id'>;

const hasEnded = ({ status }: Registration): boolean =>
  ['rejected', 'duplicate', 'withdrawn', 'won', 'lost', 'released', 'expired'].includes(status);

/**
 * The entry of a registration at its account; null where there is nothing to keep: it was never
 * submitted, or there was no room for it and it protects nothing.
 */
export function accountEntryOf(deal: Registration): AccountEntry | null {
  if (isPrivate(deal) || deal.submittedAt === null) return null;
  if (deal.unlisted && deal.protection === null) return null;
  const { partnerId, partnerName, onBehalfOf, status, content, productFamily, submittedAt, protection } =
    deal;
  return {
    partnerId,
    partnerName,
    forPartnerId: onBehalfOf?.partnerId ?? null,
    status,
    productId: content.productId ?? null,
    productFamily,
    submittedAt,
    protectedUntil: protection?.until ?? null,
    lastProgressAt: protection?.lastProgressAt ?? null,
    endedAt: hasEnded(deal) ? (deal.end?.at ?? deal.decision?.at ?? deal.updatedAt) : null,
  };
}
