import { listQuestions as route } from '@rafiq/shared/notes/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { findLeads, ownerOf, reachOf } from '#functions/leads/index.ts';
import { questionView } from '../question-view.ts';
import { listOpen } from '../store/question-store.ts';

/** Lists open questions with their leads; one whose partner has lost the lead waits for nobody any more. */
export const listQuestions = handle(route, async (_params, { caller, query, scope }) => {
  const { limit, cursor, leadId } = query;
  const reaches = await reachOf(caller);
  const { items, nextCursor } = await listOpen(
    caller.partnerId,
    (question) => leadId === undefined || question.leadId === leadId,
    { limit, cursor, scope },
  );
  const leads = await findLeads(items.map((question) => question.leadId));
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  return {
    items: items.flatMap((question) => {
      const lead = byId.get(question.leadId);
      const held = lead !== undefined && ownerOf(lead)?.id === question.partnerId;
      const visible = held && (caller.partnerId !== null || reaches(lead));
      return visible ? [questionView(question, lead.customer.companyName, caller)] : [];
    }),
    nextCursor,
  };
});
