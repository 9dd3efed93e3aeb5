/** Batches and their lines: what was asked of many leads, and what each line said once and for all. */
import { batchMoves } from '@rafiq/shared/leads/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { absent, atVersion, type Write } from '#functions/kernel/commit.ts';
import { getItem, queryAll, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { keepIf, listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { formerLead } from '../domain/undo-move.ts';
import { batchKey, batchLineKey, batchList, batchPartition } from './lead-keys.ts';

const keptSeconds = 7 * 24 * 60 * 60;

/** How many leads a batch moved and did not move, and how many of those moved were put back and were not. */
const batchCounts = z.object({
  done: z.number().int(),
  refused: z.number().int(),
  putBack: z.number().int(),
  kept: z.number().int(),
});
export type BatchCounts = z.output<typeof batchCounts>;

const batch = z.object({
  id: z.string(),
  move: z.enum(batchMoves),
  leadIds: z.array(z.string()),
  startedBy: z.string(),
  startedAt: z.string(),
  undoneAt: z.string().nullable(),
  /** Null until it, or its undoing, has run to its end. */
  counts: batchCounts.nullable().default(null),
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

const batchItem = (kept: Batch): Item => ({
  ...batchKey(kept.id),
  kind: 'lead-batch',
  schema: 1,
  ...kept,
  gsi1pk: batchList,
  gsi1sk: `${kept.startedAt}#${kept.id}`,
});

/** The write of a new batch. */
export const openBatchWrite = (opened: Omit<Batch, 'undoneAt' | 'counts' | 'version' | 'ttl'>): Write => ({
  label: 'batch',
  put: batchItem({ ...opened, undoneAt: null, counts: null, version: 1, ttl: ttlFrom(opened.startedAt) }),
  when: absent,
});

/** The write that says a batch is undone, over the version that was read. */
export const undoneWrite = (before: Batch, at: string): Write => ({
  label: 'batch',
  put: batchItem({ ...before, counts: null, undoneAt: at, version: before.version + 1 }),
  when: atVersion(before.version),
});

/** The write of what a batch came to; it follows from its lines and makes no version. */
export const countsWrite = (batchId: string, counts: BatchCounts): Write => ({
  label: 'batch',
  update: batchKey(batchId),
  set: 'SET #counts = :counts',
  names: { '#counts': 'counts' },
  values: { ':counts': counts },
  when: { expression: 'attribute_exists(pk)' },
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

/** Batches that are kept, newest first, as far as they are to be known (1 request a page, up to 8 where few are). */
export const listBatches = (
  keep: (found: Batch) => boolean,
  at: string,
  page: PageRequest,
): Promise<Page<Batch>> =>
  listPage(
    { partition: batchList, index: 'list', newestFirst: true },
    page,
    keepIf(readBatch, (found) => found.ttl * 1000 > Date.parse(at) && keep(found)),
  );

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
