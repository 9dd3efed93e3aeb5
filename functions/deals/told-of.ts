import { tellPartner } from './domain/tell-partner.ts';
import type { Registration } from './domain/registration.ts';
import type { CopiedVerdict } from './store/deal-items.ts';

/** What a partner is told of the last judgement of its registration: nothing of others. */
export function toldOf({ judged, partnerId }: Registration): CopiedVerdict[] {
  if (judged === null) return [];
  return tellPartner(judged.verdicts, partnerId).map(({ ownRegistrationIds, ...said }) => ({
    ...said,
    ownDealIds: [...ownRegistrationIds],
  }));
}
