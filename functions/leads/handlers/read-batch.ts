import { readBatch as route } from '@rafiq/shared/leads/batch-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { batchWithinReach, presentBatch, settledBatch } from '../present-batch.ts';
import { reachOf } from '../reach.ts';
import { findLeads } from '../store/lead-store.ts';

/** A batch with who started it and the companies of its leads, as far as its reader reaches them now. */
export const readBatch = handle(route, async ({ batchId }, { caller, now, language }) => {
  const batch = await batchWithinReach(caller, batchId, now);
  const [settled, names, leads, reaches] = await Promise.all([
    settledBatch(batch),
    namesOf('vendor', [batch.startedBy]),
    findLeads(batch.leadIds),
    reachOf(caller),
  ]);
  return {
    ...presentBatch(settled, language),
    startedBy: names.get(batch.startedBy) ?? null,
    companies: leads
      .filter(reaches)
      .map(({ id, customer }) => ({ leadId: id, companyName: customer.companyName })),
  };
});
