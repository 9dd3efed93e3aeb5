/** Batches and their lines: what was asked of many leads, and what each line said once and for all. */
import { batchMoves } from '@rafiq/shared/leads/status.ts';
import * as z from 'zod';
import { absent, atVersion, type Write } from '#functions/kernel/commit.ts';
import { getItem, queryAll, type Key } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { formerLead } from '../domain/undo-move.ts';
import { batchKey, batchLineKey, batchPartition } from './lead-keys.ts';

const keptSeconds = 7 * 24 * 60 * 60;

const batch = z.object({
  id: z.string(),
  move: z.enum(batchMoves),
  leadIds: z.array(z.string()),
  startedBy: z.string(),
  startedAt: z.string(),
  undoneAt: z.string().nullable(),
  version: z.number().int(),
  ttl: z.number(),
});
export type Batch = z.output<typeof batch>;

const line = z.discriminatedUnion('outcome', [
  z.object({
    leadId: z.string(),
    outcome: z.literal('done'),
    before: formerLead,
    /** The version the move made. */
    made: z.number().int(),
  }),
  z.object({ leadId: z.string(), outcome: z.literal('refused'), code: z.string() }),
]);
export type BatchLine = z.output<typeof line>;

const readBatch = recordReader('lead-batch', batch);
const readLine = recordReader('batch-line', line);

const ttlFrom = (at: string): number => Math.floor(Date.parse(at) / 1000) + keptSeconds;

/** The write of a new batch. */
export const openBatchWrite = (opened: Omit<Batch, 'undoneAt' | 'version' | 'ttl'>): Write => ({
  label: 'batch',
  put: {
    ...batchKey(opened.id),
    kind: 'lead-batch',
    schema: 1,
    ...opened,
    undoneAt: null,
    version: 1,
    ttl: ttlFrom(opened.startedAt),
  },
  when: absent,
});

/** The write that says a batch is undone, over the version that was read. */
export const undoneWrite = (before: Batch, at: string): Write => ({
  label: 'batch',
  put: {
    ...batchKey(before.id),
    kind: 'lead-batch',
    schema: 1,
    ...before,
    undoneAt: at,
    version: before.version + 1,
  },
  when: atVersion(before.version),
});

/** The write of a line, which is written once. */
export const lineWrite = (key: Key, said: BatchLine, at: string): Write => ({
  label: 'batch-line',
  put: { ...key, kind: 'batch-line', schema: 1, ...said, ttl: ttlFrom(at) },
  when: absent,
});

/** A batch that is still kept (1 request). */
export async function findBatch(batchId: string, at: string): Promise<Batch | undefined> {
  const item = await getItem(batchKey(batchId));
  const found = item && readBatch(item);
  return found !== undefined && found.ttl * 1000 > Date.parse(at) ? found : undefined;
}

/** What a line said already (1 request). */
export async function findLine(key: Key): Promise<BatchLine | undefined> {
  const item = await getItem(key);
  return item && readLine(item);
}

/** Every line of one kind that was said already, by lead (1 request, 1 unit per 4 kB). */
export async function listLines(
  batchId: string,
  kind: 'done' | 'undone',
): Promise<ReadonlyMap<string, BatchLine>> {
  const prefix = batchLineKey(batchId, kind, '').sk;
  const items = await queryAll({ partition: batchPartition(batchId), prefix, consistent: true });
  return new Map(items.map(readLine).map((said) => [said.leadId, said]));
}
