/** Hears that the contact of a lead or a registration was erased, and erases the files around it. */
import { filesAround } from '#functions/deals/index.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import { idsTold, tracesOf } from '#functions/leads/index.ts';
import { eraseFiles } from '../erase-files.ts';

async function eraseFilesOfLead(leadId: string, change: Change): Promise<void> {
  const traces = await tracesOf(leadId);
  const { partnerIds } = traces;
  const attachmentIds = idsTold(traces, 'attachmentId');
  await eraseFiles({ kind: 'lead', id: leadId }, { partnerIds, attachmentIds }, change);
}

/** What a registration's contact was named in may also be evidence of a side in a conflict case. */
async function eraseFilesOfDeal(dealId: string, change: Change): Promise<void> {
  for (const { subject, ...there } of await filesAround(dealId)) await eraseFiles(subject, there, change);
}

export const handler = consumeEvents(async (event) => {
  const ofDeal = event.type === 'rafiq.deals.deal.contact-erased.v1';
  await (ofDeal ? eraseFilesOfDeal : eraseFilesOfLead)(event.subject, {
    at: toInstant(nowMs()),
    by: { kind: 'system', id: 'erase-files', organisation: null },
    requestId: event.id,
  });
});
