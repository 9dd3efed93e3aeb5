import type { EventDraft } from '#functions/kernel/event.ts';
import { partnerKey } from '#functions/partners/index.ts';
import type { Asker } from './store/check-counts.ts';
import { checkCountKey } from './store/deal-keys.ts';

/**
 * What was asked goes on record; and, once a day, that an organisation asks like somebody who reads a list: that stands
 * in its timeline, which only the vendor reads, and in the vendor's chain of the audit.
 */
export function checkEvents(
  { partnerId, companyName, country }: Asker & { companyName: string; country: string | null },
  partner: { name: string; version: number },
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
  const told: EventDraft = {
    type: 'rafiq.deals.check.list-reading-suspected.v1',
    subject: partnerId,
    pk: partnerKey(partnerId).pk,
    version: partner.version,
    beside: true,
    forVendorAlone: true,
    data: { partnerId, partnerName: partner.name },
  };
  return suspected ? [made, told] : [made];
}
