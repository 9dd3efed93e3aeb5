/** The contract of batches: one move for many leads, and its undoing. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { moveNote, reasonFor } from './reason-for.ts';
import { batchMoves } from './status.ts';

const none = z.strictObject({});

const batchParams = z.strictObject({ batchId: idOf('batch') });
const mostOfBatch = 100;

/** One move for every lead of a batch, as the routes of single leads take it. */
const batchMove = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), partnerId: idOf('partner'), note: moveNote }),
  z.strictObject({ kind: z.literal('redistribute') }),
  z.strictObject({ kind: z.literal('withdraw'), reason: reasonFor('withdraw'), note: moveNote }),
  z
    .strictObject({ kind: z.literal('expire'), reason: reasonFor('expire'), note: moveNote })
    .refine((move) => move.reason !== 'other' || move.note !== undefined, {
      error: 'required',
      path: ['note'],
    }),
]);
export type BatchOrder = z.output<typeof batchMove>;

const batchLine = z.strictObject({
  leadId: idOf('lead'),
  outcome: z.enum(['done', 'refused']),
  /** Why it was refused, as a code of the problem table; null if it was done. */
  code: z.string().nullable(),
  text: z.string(),
});

/** A batch: what was asked of many leads, and what happened to each; every one moves whole or not at all. */
export const leadBatch = z.strictObject({
  id: idOf('batch'),
  move: z.enum(batchMoves),
  startedAt: z.string(),
  lines: z.array(batchLine),
  /** Until when it may be undone; null if it cannot be, or has been. */
  undoUntil: z.string().nullable(),
  undoneAt: z.string().nullable(),
  /** What became of undoing each lead that had been moved. */
  undone: z.array(batchLine),
  version,
});
export type LeadBatch = z.output<typeof leadBatch>;

/** A batch with who started it and, of those leads its reader reaches, the companies. */
export const leadBatchInFull = z.strictObject({
  ...leadBatch.shape,
  /** Null for somebody who is no longer on the roll. */
  startedBy: z.string().nullable(),
  companies: z.array(z.strictObject({ leadId: idOf('lead'), companyName: z.string().nullable() })),
});
export type LeadBatchInFull = z.output<typeof leadBatchInFull>;

/** A batch in a list: what was asked of how many leads, and what it came to. */
export const batchSummary = z.strictObject({
  id: idOf('batch'),
  move: z.enum(batchMoves),
  startedAt: z.string(),
  startedBy: z.string().nullable(),
  leads: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
  /** Of those done, how many were put back and how many could not be. */
  putBack: z.number().int(),
  kept: z.number().int(),
  undoUntil: z.string().nullable(),
  undoneAt: z.string().nullable(),
});
export type BatchSummary = z.output<typeof batchSummary>;

const ofBatch = {
  audience: 'vendor',
  permission: 'leads.assign',
  query: none,
  output: leadBatch,
  success: 200,
} as const;

export const startBatch = defineRoute({
  ...ofBatch,
  id: 'leads.start-batch',
  method: 'POST',
  path: '/v1/lead-batches',
  summary: 'Move many leads',
  description:
    'Assigns, withdraws, distributes again or closes up to 100 leads. Each moves whole or not at all, and the answer says for each what happened.',
  subject: 'none',
  params: none,
  body: z.strictObject({
    leadIds: z
      .array(idOf('lead'))
      .min(1, { error: 'required' })
      .max(mostOfBatch, { error: 'too-many' })
      .refine((ids) => new Set(ids).size === ids.length, { error: 'repeated' }),
    move: batchMove,
  }),
  problems: ['unknown-reference', 'partner-not-active', 'reason-not-offered'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: {
    body: { leadIds: ['{leadId}'], move: { kind: 'withdraw', reason: 'wrong-partner' } },
  },
});

export const listBatches = defineRoute({
  ...ofBatch,
  id: 'leads.list-batches',
  method: 'GET',
  path: '/v1/lead-batches',
  summary: 'List the batches',
  description: 'Those of the last week, newest first. Operations see all of them, others their own.',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(batchSummary),
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const readBatch = defineRoute({
  ...ofBatch,
  id: 'leads.read-batch',
  method: 'GET',
  path: '/v1/lead-batches/{batchId}',
  summary: 'Read a batch',
  description:
    'What was asked, by whom, and what happened to each lead so far. A batch is kept for a week; operations read all of them, others their own.',
  output: leadBatchInFull,
  subject: 'batch',
  params: batchParams,
  body: none,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { batchId: '{batchId}' } },
});

export const undoBatch = defineRoute({
  ...ofBatch,
  id: 'leads.undo-batch',
  method: 'POST',
  path: '/v1/lead-batches/{batchId}/undo',
  summary: 'Undo a batch',
  description:
    'Within two days: withdraws the offers that came of it and puts each lead back where it stood, unless somebody has acted on it since. The answer says for each what happened.',
  subject: 'batch',
  params: batchParams,
  body: none,
  problems: ['undo-closed'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { batchId: '{batchId}' }, body: {} },
});

export const batchRoutes = [startBatch, listBatches, readBatch, undoBatch] as const;
