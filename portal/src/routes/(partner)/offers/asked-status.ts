import { offerStatuses, type OfferStatus } from '@rafiq/shared/leads/status.ts';

/** How the offers stand that an address asks for; undefined where it asks for none of them in particular. */
export function askedStatus(url: URL): OfferStatus | undefined {
  const wanted = url.searchParams.get('status');
  return offerStatuses.find((known) => known === wanted);
}
