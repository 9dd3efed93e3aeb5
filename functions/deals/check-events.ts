import type { EventDraft } from '#functions/kernel/event.ts';
import { partnerKey } from '#functions/partners/index.ts';
import type { Asker } from './store/check-counts.ts';
import { checkCountKey } from './store/deal-keys.ts';

/**
 * That an organisation asks like somebody who reads a list, said once a day: it stands in its timeline, which only the
 * vendor reads, and in the vendor's chain of the audit.
 */
export const suspicionEvent = (partner: { id: string; name: string; version: number }): EventDraft => ({
  type: 'rafiq.deals.check.list-reading-suspected.v1',
  subject: partner.id,
  pk: partnerKey(partner.id).pk,
  version: partner.version,
  beside: true,
  forVendorAlone: true,
  data: { partnerId: partner.id, partnerName: partner.name },
});

/** What was asked goes on record, and that its organisation is suspected. */
export function checkEvents(
  { partnerId, companyName, country }: Asker & { companyName: string; country: string | null },
  partner: { id: string; name: string; version: number },
  suspected: boolean,
  at: string,
): EventDraft[] {
  const made: EventDraft = {
    type: 'rafiq.deals.check.made.v1',
    subject: partnerId,
    pk: checkCountKey(partnerId, '').pk,
    // Checks have no versions: they stand in the order of their seconds.
    version: Math.floor(Date.parse(at) / 1000) % 1_000_000_000,
    beside: true,
    data: { partnerId, companyName, country },
  };
  return suspected ? [made, suspicionEvent(partner)] : [made];
}
