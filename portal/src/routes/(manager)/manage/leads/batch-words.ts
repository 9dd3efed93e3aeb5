/** What a batch came to, in words. */
import type { BatchSummary, LeadBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { isUndoable } from '@rafiq/shared/leads/status.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ShownBatch } from './posted-batch.ts';

/** What went back and what stayed, with every reason once. */
export function undoneText({ putBack, kept }: ShownBatch, format: Formatter): string {
  const back = m.bulk_put_back({ count: putBack, shown: format.number(putBack) });
  if (kept.length === 0) return back;
  const reasons = [...new Set(kept.map(({ text }) => text))].join(' ');
  return `${back} ${m.bulk_stayed({ count: kept.length, shown: format.number(kept.length), reasons })}`;
}

/** Whether a batch can be undone now; if not, why. */
export function undoState(
  { move, undoUntil, undoneAt }: Pick<LeadBatch | BatchSummary, 'move' | 'undoUntil' | 'undoneAt'>,
  done: number,
  nowMs: number,
  format: Formatter,
): { may: boolean; text: string } {
  if (undoneAt !== null) return { may: false, text: m.batch_undone_at({ time: format.dateTime(undoneAt) }) };
  if (!isUndoable(move)) return { may: false, text: m.batch_final() };
  if (done === 0) return { may: false, text: m.batch_nothing_done() };
  if (undoUntil === null || Date.parse(undoUntil) <= nowMs) return { may: false, text: m.batch_too_late() };
  return { may: true, text: m.batch_undo_until({ time: format.dateTime(undoUntil) }) };
}
