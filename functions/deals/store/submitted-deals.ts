/** Every registration submitted on some days, wherever it stands now. */
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import * as z from 'zod';
import { queryPages } from '#functions/kernel/dynamo.ts';
import { dealList } from './deal-keys.ts';

const submitted = z.object({
  deal: z.object({ id: z.string(), partnerName: z.string(), submittedAt: z.string() }),
});
export type SubmittedDeal = z.output<typeof submitted>['deal'];

const parts = ['deal.id', 'deal.partnerName', 'deal.submittedAt'];

/** Those of one list that last changed from an instant on: none was submitted after it last changed. */
async function* changedSince(partition: string, from: string): AsyncGenerator<SubmittedDeal> {
  for await (const items of queryPages({ partition, index: 'list', from, only: parts }))
    yield* items.map((item) => submitted.parse(item).deal);
}

/**
 * Registrations by when they were submitted (1 request per list and megabyte of it). What moves from list to list
 * meanwhile has changed since: the lists are read once more from then on.
 * @param from a day (UTC); `to` is the last one
 * @param now when reading begins
 */
export async function submittedBetween(from: string, to: string, now: string): Promise<SubmittedDeal[]> {
  const found = new Map<string, SubmittedDeal>();
  for (const since of [`${from}T`, now])
    for (const status of registrationStatuses)
      for await (const deal of changedSince(dealList(status), since))
        if (deal.submittedAt >= `${from}T` && deal.submittedAt <= `${to}T~`) found.set(deal.id, deal);
  return [...found.values()];
}
