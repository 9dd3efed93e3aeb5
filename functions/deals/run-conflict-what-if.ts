/** Running a what-if of the conflict rules: judges what was submitted in its days anew, and keeps what came of it. */
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { ConflictWhatIfFigures } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { memoized } from '@rafiq/shared/memoized.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { runWhatIf, type WhatIfRun } from '#functions/kernel/what-if-run.ts';
import { findPartners } from '#functions/partners/index.ts';
import { compileConflictPolicy, type CompiledConflictPolicy } from './domain/compile-conflict-policy.ts';
import { ConflictWhatIf } from './domain/conflict-what-if.ts';
import type { PartyStanding } from './domain/precedence-among.ts';
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

/** How partners stand, each read once in a run (1 request for those that were not asked about before). */
class KnownStandings {
  readonly #known = new Map<string, Promise<PartyStanding | undefined>>();

  async of(partnerIds: readonly string[]): Promise<Map<string, PartyStanding>> {
    const unknown = partnerIds.filter((id) => !this.#known.has(id));
    const found = findPartners(unknown);
    for (const id of unknown)
      this.#known.set(
        id,
        found.then((partners) => {
          const partner = partners.get(id);
          // All that decides: a run may ask about every partner there is.
          return partner && { tier: partner.tier, territories: partner.territories };
        }),
      );
    const standings = await Promise.all(
      partnerIds.map(async (id) => [id, await this.#known.get(id)] as const),
    );
    return new Map(standings.flatMap(([id, standing]) => (standing === undefined ? [] : [[id, standing]])));
  }
}

async function judge(
  { id, partnerName, submittedAt }: SubmittedDeal,
  find: FindVersion,
  known: KnownStandings,
  walk: ConflictWhatIf,
): Promise<void> {
  const recorded = await findNewestFacts(id);
  const by = recorded && (await find(recorded.policyVersion));
  if (recorded === undefined || by === undefined) return walk.leaveOut();
  const standings = await known.of(walk.claimants(recorded.facts, by));
  walk.take({ dealId: id, partnerName, submittedAt, ...recorded, standings }, by);
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
  const known = new KnownStandings();
  await run.tellNow({ done: 0, about });
  for (const some of inSlices(deals, atOnce)) {
    if (!(await run.tell({ done: walk.done, about }))) return;
    await Promise.all(some.map((deal) => judge(deal, findOnce, known, walk)));
  }
  const figures = walk.figures();
  for (const some of inSlices(walk.moved(), mostWrites))
    await run.save(some.map((moved) => movedWrite(run.whatIf, moved)));
  const { registrations, moved } = figures;
  await run.finish(figures, about, { registrations, moved });
}

/**
 * Runs a what-if of the conflict rules from its beginning to its end (as `runWhatIf`, and 1 request per list and megabyte
 * of registrations and 1 per registration, and 1 for the partners that claim its deal and were not read before).
 * @param eventId the event that called for this run
 * @param mostMs what takes longer is given up, for it would be cut off each time
 */
export const runConflictWhatIf = (whatIfId: string, eventId: string, mostMs: number): Promise<void> =>
  runWhatIf(
    conflictWhatIfs,
    { whatIfId, eventId, worker: 'run-conflict-what-if', mostMs, tooLong: 'too-many-registrations' },
    walkRegistrations,
  );
