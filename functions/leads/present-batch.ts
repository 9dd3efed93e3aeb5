/** A batch as its reader may know of it, and as it is told. */
import type { LeadBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { isUndoable } from '@rafiq/shared/leads/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import { Problem } from '#functions/kernel/problem.ts';
import {
  findBatch,
  listBatches,
  listLines,
  type Batch,
  type BatchCounts,
  type BatchLine,
} from './store/batches.ts';

const undoHours = 48;

/** Until when a batch may be undone; null where nothing of it can be. */
export const undoUntil = ({ move, startedAt, undoneAt }: Batch): string | null =>
  isUndoable(move) && undoneAt === null
    ? new Date(Date.parse(startedAt) + undoHours * 3_600_000).toISOString()
    : null;

/** Operations know of all batches, a channel manager of its own. */
const mayKnowBatch = (caller: Caller, batch: Batch): boolean =>
  batch.startedBy === caller.userId || caller.role === 'channel-operations';

/** A batch its caller may know of (1 request). @throws Problem `not-found` */
export async function batchWithinReach(caller: Caller, batchId: string, at: string): Promise<Batch> {
  const batch = await findBatch(batchId, at);
  if (batch === undefined || !mayKnowBatch(caller, batch)) throw new Problem('not-found');
  return batch;
}

/** A page of the batches its caller may know of, newest first (1 request, and 2 for each that has not run to its end). */
export async function listBatchesWithinReach(
  caller: Caller,
  at: string,
  page: PageRequest,
): Promise<Page<{ batch: Batch; counts: BatchCounts }>> {
  const found = await listBatches((batch) => mayKnowBatch(caller, batch), at, page);
  const counted = async (batch: Batch) => ({
    batch,
    counts: batch.counts ?? countsOf(await settledBatch(batch)),
  });
  return { ...found, items: await Promise.all(found.items.map(counted)) };
}

/** One line as it is told: nothing of what is kept to undo it. */
interface Said {
  leadId: string;
  outcome: 'done' | 'refused';
  code: string | null;
}

/** A batch with everything its lines said, as it is kept under the caller's key too. */
export interface SettledBatch {
  batch: Batch;
  done: Said[];
  undone: Said[];
}

/** How many lines say what. */
export function countsOf({ done, undone }: SettledBatch): BatchCounts {
  const count = (said: readonly Said[], wanted: Said['outcome']) =>
    said.filter(({ outcome }) => outcome === wanted).length;
  return {
    done: count(done, 'done'),
    refused: count(done, 'refused'),
    putBack: count(undone, 'done'),
    kept: count(undone, 'refused'),
  };
}

/** What a batch's lines say now, in the order they were asked for (2 requests). */
export async function settledBatch(batch: Batch): Promise<SettledBatch> {
  const [done, undone] = await Promise.all([listLines(batch.id, 'done'), listLines(batch.id, 'undone')]);
  const told = (said: ReadonlyMap<string, BatchLine>): Said[] =>
    batch.leadIds.flatMap((leadId) => {
      const line = said.get(leadId);
      if (line === undefined) return [];
      return [{ leadId, outcome: line.outcome, code: line.outcome === 'refused' ? line.code : null }];
    });
  return { batch, done: told(done), undone: told(undone) };
}

/** A batch as its reader sees it: every line with its sentence. */
export function presentBatch({ batch, done, undone }: SettledBatch, language: UiLanguage): LeadBatch {
  const shown = (said: readonly Said[], doneKey: string) =>
    said.map((line) => ({
      ...line,
      text: sentence(language, line.code === null ? doneKey : `problem.${line.code}.detail`),
    }));
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
