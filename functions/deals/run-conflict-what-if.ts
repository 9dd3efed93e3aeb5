/** Running a what-if of the conflict rules: judges what was submitted in its days anew, and keeps what came of it. */
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { ConflictWhatIfFigures } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { memoized } from '@rafiq/shared/memoized.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { runWhatIf, type WhatIfRun } from '#functions/kernel/what-if-run.ts';
import { compileConflictPolicy, type CompiledConflictPolicy } from './domain/compile-conflict-policy.ts';
import { ConflictWhatIf } from './domain/conflict-what-if.ts';
import { findConflictPolicies } from './store/conflict-policies.ts';
import { conflictWhatIfs, movedWrite } from './store/conflict-what-ifs.ts';
import { findNewestFacts } from './store/deal-facts.ts';
import { submittedBetween, type SubmittedDeal } from './store/submitted-deals.ts';

/** Whose facts are read at the same time. */
const atOnce = 16;
/** A transaction holds a hundred writes. */
const mostWrites = 90;

const inSlices = <One>(all: readonly One[], size: number): One[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

type FindVersion = (version: number) => Promise<CompiledConflictPolicy | undefined>;

/** A version that judged registrations, compiled; undefined for one that is not kept (1 request). */
const findVersion: FindVersion = async (version) => {
  const [found] = await findConflictPolicies([version]);
  return found && compileConflictPolicy(found.document);
};

async function judge(
  { id, partnerName, submittedAt }: SubmittedDeal,
  find: FindVersion,
  walk: ConflictWhatIf,
): Promise<void> {
  const recorded = await findNewestFacts(id);
  const by = recorded && (await find(recorded.policyVersion));
  if (recorded === undefined || by === undefined) return walk.leaveOut();
  walk.take({ dealId: id, partnerName, submittedAt, ...recorded }, by);
}

async function walkRegistrations(
  run: WhatIfRun<WrittenConflictPolicy, ConflictWhatIfFigures>,
): Promise<void> {
  const { id, from, to, startedAt } = run.whatIf;
  const draft = await conflictWhatIfs.draftOrThrow(id);
  const deals = await submittedBetween(from, to, toInstant(nowMs()));
  const about = deals.length;
  const walk = new ConflictWhatIf(compileConflictPolicy({ ...draft, effectiveFrom: startedAt }));
  const findOnce = memoized(findVersion);
  await run.tellNow({ done: 0, about });
  for (const some of inSlices(deals, atOnce)) {
    if (!(await run.tell({ done: walk.done, about }))) return;
    await Promise.all(some.map((deal) => judge(deal, findOnce, walk)));
  }
  const figures = walk.figures();
  for (const some of inSlices(walk.moved(), mostWrites))
    await run.save(some.map((moved) => movedWrite(run.whatIf, moved)));
  const { registrations, moved } = figures;
  await run.finish(figures, about, { registrations, moved });
}

/**
 * Runs a what-if of the conflict rules from its beginning to its end (as `runWhatIf`, and 1 request per list and megabyte
 * of registrations and 1 per registration).
 * @param eventId the event that called for this run
 * @param mostMs what takes longer is given up, for it would be cut off each time
 */
export const runConflictWhatIf = (whatIfId: string, eventId: string, mostMs: number): Promise<void> =>
  runWhatIf(
    conflictWhatIfs,
    { whatIfId, eventId, worker: 'run-conflict-what-if', mostMs, tooLong: 'too-many-registrations' },
    walkRegistrations,
  );
