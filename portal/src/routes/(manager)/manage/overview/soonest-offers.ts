import { listLeads } from '@rafiq/shared/leads/contract.ts';
import type { Api } from '#lib/server/api.ts';
import { leadRow, vendorLeads } from '../leads/lead-row.ts';

/** Offers are listed by when their leads came in, not by when they end: so many are looked through at either end. */
const lookedThroughAtEither = 40;
const shown = 4;

/** The offers whose clocks end soonest, with how many they were found among. */
export async function soonestOffers(api: Api) {
  const outcomes = await Promise.all(
    (['receivedAt', '-receivedAt'] as const).map((sort) =>
      api.act(listLeads, { query: { substatus: 'offered', sort, limit: lookedThroughAtEither } }),
    ),
  );
  const read = outcomes.flatMap((outcome) => (outcome.ok ? vendorLeads(outcome.value.items) : []));
  const leads = [...new Map(read.map((lead) => [lead.id, lead])).values()];
  const soonest = leads.sort((one, other) =>
    (one.offer?.expiresAt ?? '9').localeCompare(other.offer?.expiresAt ?? '9'),
  );
  return {
    lookedThrough: leads.length,
    soonest: soonest
      .slice(0, shown)
      .map(leadRow)
      .map(({ id, companyName, partnerName, clock }) => ({ id, companyName, partnerName, clock })),
  };
}
export type SoonOffer = Awaited<ReturnType<typeof soonestOffers>>['soonest'][number];
