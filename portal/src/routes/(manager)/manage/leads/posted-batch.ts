/** A batch as its form posts it, and what came of it as the form shows it. */
import type { BatchOrder, LeadBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { batchMoves } from '@rafiq/shared/leads/status.ts';
import type { PostedForm } from '#lib/server/form.ts';

/** The order a form asks for; undefined if it asks for none we know. */
export function postedOrder(form: PostedForm): BatchOrder | undefined {
  const kind = batchMoves.find((known) => known === form.text('move'));
  const note = form.text('note');
  const reason = form.textOrEmpty('reason');
  switch (kind) {
    case 'assign':
      return { kind, partnerId: form.textOrEmpty('partnerId'), note };
    case 'redistribute':
      return { kind };
    case 'withdraw':
      return { kind, reason, note };
    case 'expire':
      return { kind, reason, note };
    default:
      return undefined;
  }
}

/** What a form shows of a batch: how many were done, which were not and why, and whether it can be undone. */
export const shownBatch = ({ id, move, lines, undone, undoUntil }: LeadBatch) => ({
  id,
  move,
  done: lines.filter(({ outcome }) => outcome === 'done').length,
  refused: lines.filter(({ outcome }) => outcome === 'refused'),
  mayUndo: undoUntil !== null && lines.some(({ outcome }) => outcome === 'done'),
  putBack: undone.filter(({ outcome }) => outcome === 'done').length,
  kept: undone.filter(({ outcome }) => outcome === 'refused'),
});
export type ShownBatch = ReturnType<typeof shownBatch>;
