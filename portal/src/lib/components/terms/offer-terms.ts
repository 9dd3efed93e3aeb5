/** How an offer stands, in the reader's words. */
import type { OfferStatus } from '@rafiq/shared/leads/status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

export const offerStatusWords: Readonly<Record<OfferStatus, { label: () => string; tone: Tone }>> = {
  pending: { label: m.offer_pending, tone: 'accent' },
  accepted: { label: m.offer_accepted, tone: 'positive' },
  declined: { label: m.offer_declined, tone: 'neutral' },
  expired: { label: m.offer_expired, tone: 'neutral' },
  withdrawn: { label: m.offer_withdrawn, tone: 'neutral' },
};
