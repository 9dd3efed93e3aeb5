import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { partnerKey } from './store/partner-keys.ts';

/** What happened beside a partner without changing it: something was written about it, or attached to it. */
export const besidePartner = (
  { id: partnerId, version }: Partner,
  { happened, data, ...told }: Pick<EventDraft, 'id' | 'data' | 'note' | 'written'> & { happened: string },
): EventDraft => ({
  ...told,
  beside: true,
  type: `rafiq.partners.partner.${happened}.v1`,
  subject: partnerId,
  pk: partnerKey(partnerId).pk,
  version,
  data: { ...data, partnerId },
});
