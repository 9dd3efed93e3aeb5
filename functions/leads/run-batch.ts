/** Carrying out a batch and undoing one: line by line, each lead whole or not at all. */
import type { BatchOrder } from '@rafiq/shared/leads/batch-contract.ts';
import type { IdKind } from '@rafiq/shared/ids.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { answerWrites, commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { findReason } from '#functions/settings/index.ts';
import { holderOf, isWorked, type Lead } from './domain/lead.ts';
import { formerOf, undo } from './domain/undo-move.ts';
import { moveByManager, readAssignee, supersededData, type Order } from './managers-move.ts';
import { countsOf, settledBatch, type SettledBatch } from './present-batch.ts';
import { reachOf } from './reach.ts';
import type { Move } from './save-lead.ts';
import { settleLine } from './settle-line.ts';
import { countsWrite, listLines, type Batch, type BatchLine } from './store/batches.ts';
import { batchLineKey } from './store/lead-keys.ts';
import { findLead, listEventsAfter } from './store/lead-store.ts';
import { creditWrites } from './store/standings.ts';

export interface Running {
  caller: Caller;
  change: Change;
  newId: (kind: IdKind) => string;
}

// Leads of one partner meet at its load: more at once would only wait for each other.
const atOnce = 4;

async function settleAll(leadIds: readonly string[], settle: (leadId: string) => Promise<BatchLine>) {
  for (let start = 0; start < leadIds.length; start += atOnce) {
    await Promise.all(leadIds.slice(start, start + atOnce).map(settle));
  }
}

/** Each line writes its own lead; the guard of the request belongs to the batch alone. */
const ofLine = ({ at, by, requestId }: Change): Change => ({ at, by, requestId });

/** What is kept under the caller's key: at first only which batch it is, and once it has run, all it said. */
export type KeptBatch = { batchId: string } | SettledBatch;

/**
 * Reads what the lines of a batch that has run say, counts them in its record, and keeps them as the answer of the
 * request (3 requests).
 */
export async function concludeBatch(batch: Batch, change: Change): Promise<SettledBatch> {
  const settled = await settledBatch(batch);
  const writes = [countsWrite(batch.id, countsOf(settled)), ...answerWrites(change, settled)];
  try {
    return await commit(ofLine(change), { writes, events: [], answer: settled });
  } catch (error) {
    // A record that is no longer kept needs no counts; its lines have said what happened.
    if (error instanceof ConditionFailed && error.label === 'batch') return settled;
    throw error;
  }
}

/** The order of a batch, with the partner or the reason it names. @throws Problem `unknown-reference` */
export async function orderOf(caller: Caller, move: BatchOrder): Promise<Order> {
  switch (move.kind) {
    case 'assign':
      return { ...move, to: await readAssignee(caller, move.partnerId, '/move/partnerId') };
    case 'redistribute':
      return move;
    default:
      return { kind: move.kind, given: await findReason(move.kind, move.reason), note: move.note };
  }
}

/** Carries out whatever lines of a batch are still open (about 3 requests a lead). */
export async function carryOut(batch: Batch, move: BatchOrder, running: Running): Promise<void> {
  const { caller, newId } = running;
  const change = ofLine(running.change);
  const said = await listLines(batch.id, 'done');
  const open = batch.leadIds.filter((leadId) => !said.has(leadId));
  if (open.length === 0) return;
  const [order, reaches] = await Promise.all([orderOf(caller, move), reachOf(caller)]);
  await settleAll(open, (leadId) =>
    settleLine(change, batchLineKey(batch.id, 'done', leadId), leadId, async () => {
      const lead = await findLead(leadId);
      if (lead === undefined || !reaches(lead)) throw new Problem('not-found');
      const made = moveByManager(lead, order, change.at, newId);
      const line = { leadId, outcome: 'done', before: formerOf(lead), made: made.after.version } as const;
      return { move: made, line };
    }),
  );
}

/** What the lead's story tells since a version: nothing is read if it has not moved on. */
async function sinceThen(lead: Lead, version: number) {
  if (lead.version === version) return [];
  const events = await listEventsAfter(lead.id, version);
  return events.map(({ type, by }) => ({ verb: type.split('.')[3] ?? '', byPerson: by.kind !== 'system' }));
}

function putBackMove(lead: Lead, after: Lead): Move {
  const { state } = lead;
  return {
    before: lead,
    after,
    happened: 'put-back',
    vendorData: supersededData(holderOf(lead)),
    ...(state.substatus === 'offered' ? { answered: { status: 'withdrawn', reason: null } } : {}),
    extra: [
      ...(state.substatus === 'offered' ? creditWrites(state.partnerId, state.turnIn) : []),
      ...(isWorked(after.state) ? [mustBeActive(after.state.partnerId)] : []),
    ],
  };
}

/** Undoes whatever lines of a batch were done and are not undone yet (about 4 requests a lead). */
export async function takeBack(batch: Batch, running: Running): Promise<void> {
  const change = ofLine(running.change);
  const [done, undone, reaches] = await Promise.all([
    listLines(batch.id, 'done'),
    listLines(batch.id, 'undone'),
    reachOf(running.caller),
  ]);
  const open = [...done.values()].filter(({ leadId }) => !undone.has(leadId));
  const moved = new Map(open.flatMap((line) => (line.outcome === 'done' ? [[line.leadId, line]] : [])));
  await settleAll([...moved.keys()], (leadId) =>
    settleLine(change, batchLineKey(batch.id, 'undone', leadId), leadId, async () => {
      const line = moved.get(leadId);
      const lead = await findLead(leadId);
      if (line === undefined || lead === undefined || !reaches(lead)) throw new Problem('not-found');
      const since = await sinceThen(lead, line.made);
      const undoing = undo(lead, { move: batch.move, before: line.before, since }, change.at);
      if (undoing.kind === 'refused') throw new Problem(undoing.code);
      return {
        move: putBackMove(lead, undoing.after),
        line: { leadId, outcome: 'done', before: formerOf(lead), made: undoing.after.version },
      };
    }),
  );
}
