/** A batch as its reader sees it: every line with its sentence. */
import type { LeadBatch } from '@rafiq/shared/leads/contract.ts';
import { isUndoable } from '@rafiq/shared/leads/status.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findBatch, listLines, type Batch, type BatchLine } from './store/batches.ts';

const undoHours = 24;

/** Until when a batch may be undone; null where nothing of it can be. */
export const undoUntil = ({ move, startedAt, undoneAt }: Batch): string | null =>
  isUndoable(move) && undoneAt === null
    ? new Date(Date.parse(startedAt) + undoHours * 3_600_000).toISOString()
    : null;

/**
 * A batch its caller may know of (1 request): operations all of them, a channel manager its own.
 * @throws Problem `not-found`
 */
export async function batchWithinReach(caller: Caller, batchId: string, at: string): Promise<Batch> {
  const batch = await findBatch(batchId, at);
  const own = batch?.startedBy === caller.userId || caller.role === 'channel-operations';
  if (batch === undefined || !own) throw new Problem('not-found');
  return batch;
}

/** Presents a batch as it stands now (3 requests). */
export async function presentBatch(
  batchId: string,
  { caller, now, language }: { caller: Caller; now: string; language: UiLanguage },
): Promise<LeadBatch> {
  const [batch, done, undone] = await Promise.all([
    batchWithinReach(caller, batchId, now),
    listLines(batchId, 'done'),
    listLines(batchId, 'undone'),
  ]);
  const shown = (said: ReadonlyMap<string, BatchLine>, doneKey: string) =>
    batch.leadIds.flatMap((leadId) => {
      const line = said.get(leadId);
      if (line === undefined) return [];
      const code = line.outcome === 'refused' ? line.code : null;
      const key = code === null ? doneKey : `problem.${code}.detail`;
      return [{ leadId, outcome: line.outcome, code, text: sentence(language, key) }];
    });
  return {
    id: batch.id,
    move: batch.move,
    startedAt: batch.startedAt,
    lines: shown(done, `batch.${batch.move}`),
    undoUntil: undoUntil(batch),
    undoneAt: batch.undoneAt,
    undone: shown(undone, 'batch.put-back'),
    version: batch.version,
  };
}
