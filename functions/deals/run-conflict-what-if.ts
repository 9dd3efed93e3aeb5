/** Running a what-if of the conflict rules: judges what was submitted in its days anew, and keeps what came of it. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { commit, ConditionFailed, type Change, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { log } from '#functions/kernel/log.ts';
import { conflictWhatIfEvent } from './conflict-what-if-event.ts';
import { compileConflictPolicy, type CompiledConflictPolicy } from './domain/compile-conflict-policy.ts';
import { ConflictWhatIf } from './domain/conflict-what-if.ts';
import { findConflictPolicies } from './store/conflict-policies.ts';
import * as kept from './store/conflict-what-ifs.ts';
import type { ConflictWhatIfProgress, KeptConflictWhatIf } from './store/conflict-what-ifs.ts';
import { findNewestFacts } from './store/deal-facts.ts';
import { submittedBetween, type SubmittedDeal } from './store/submitted-deals.ts';

/** Runs that began and came to no end before it is given up. */
const mostRuns = 4;
const tellEveryMs = 1000;
/** Whose facts are read at the same time. */
const atOnce = 16;
/** A transaction holds a hundred writes. */
const mostWrites = 90;

type WhatIfFailure = 'interrupted' | 'too-many-registrations';

const now = (): string => toInstant(nowMs());

const isMoved = (error: unknown): boolean => error instanceof ConditionFailed && error.label === 'what-if';

const inSlices = <One>(all: readonly One[], size: number): One[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

/** The versions that judged registrations, each read and compiled once; undefined for one that is not kept. */
class JudgingVersions {
  readonly #known = new Map<number, Promise<CompiledConflictPolicy | undefined>>();

  find(version: number): Promise<CompiledConflictPolicy | undefined> {
    const known = this.#known.get(version);
    if (known !== undefined) return known;
    const read = findConflictPolicies([version]).then(
      ([found]) => found && compileConflictPolicy(found.document),
    );
    this.#known.set(version, read);
    return read;
  }
}

/**
 * Runs a what-if from its beginning to its end (1 request per list and megabyte of registrations, 1 per registration, and
 * one each second to tell how far it is). A run that was cut off leaves nothing to go on from: its event comes again and
 * walks anew. It may run twice or at the same time: the run that began last tells how far it is, and the one that ends
 * first writes the result, which is the only one there will be.
 * @param eventId the event that called for this run
 * @param mostMs what takes longer is given up, for it would be cut off each time
 */
export async function runConflictWhatIf(whatIfId: string, eventId: string, mostMs: number): Promise<void> {
  const found = await kept.findConflictWhatIf(whatIfId, now());
  if (found === undefined || found.status !== 'running') return;
  const run = new Run(found, eventId);
  try {
    if (found.runs >= mostRuns) return await run.fail('interrupted', found);
    await run.begin();
    await run.walk(performance.now() + mostMs);
  } catch (error) {
    if (!isMoved(error)) throw error;
    log.info('what-if ended or taken up elsewhere', { whatIfId });
  }
}

class Run {
  #whatIf: KeptConflictWhatIf;
  readonly #eventId: string;
  readonly #versions = new JudgingVersions();

  constructor(found: KeptConflictWhatIf, eventId: string) {
    this.#whatIf = found;
    this.#eventId = eventId;
  }

  async begin(): Promise<void> {
    await this.#save([kept.takeUpWrite(this.#whatIf)]);
    this.#whatIf = { ...this.#whatIf, runs: this.#whatIf.runs + 1 };
  }

  async walk(untilMs: number): Promise<void> {
    const { id, from, to, startedAt } = this.#whatIf;
    const draft = await kept.findConflictDraft(id);
    if (draft === undefined) throw new Error(`${id} has no draft`);
    const deals = await submittedBetween(from, to, now());
    const walk = new ConflictWhatIf(compileConflictPolicy({ ...draft, effectiveFrom: startedAt }));
    let toldMs = -Infinity;
    for (const some of inSlices(deals, atOnce)) {
      const far = { registrationsDone: walk.done, registrationsAbout: deals.length };
      const atMs = performance.now();
      if (atMs > untilMs) return this.fail('too-many-registrations', far);
      if (atMs - toldMs >= tellEveryMs) {
        await this.#save([kept.progressWrite(this.#whatIf, far)]);
        toldMs = atMs;
      }
      await Promise.all(some.map((deal) => this.#judge(deal, walk)));
    }
    await this.#finish(walk, deals.length);
  }

  async #judge({ id, partnerName, submittedAt }: SubmittedDeal, walk: ConflictWhatIf): Promise<void> {
    const recorded = await findNewestFacts(id);
    const by = recorded && (await this.#versions.find(recorded.policyVersion));
    if (recorded === undefined || by === undefined) return walk.leaveOut();
    walk.take({ dealId: id, partnerName, submittedAt, ...recorded }, by);
  }

  async #finish(walk: ConflictWhatIf, all: number): Promise<void> {
    const figures = walk.figures();
    for (const some of inSlices(walk.moved(), mostWrites))
      await this.#save(some.map((moved) => kept.movedWrite(this.#whatIf, moved)));
    const far = { registrationsDone: all, registrationsAbout: all };
    const ended = { status: 'finished', endedAt: now(), failure: null, ...far } as const;
    await this.#save(
      [kept.endWrite(this.#whatIf, ended), kept.resultWrite(this.#whatIf, figures)],
      conflictWhatIfEvent(this.#whatIf, 'finished', {
        registrations: figures.registrations,
        moved: figures.moved,
      }),
    );
  }

  async fail(failure: WhatIfFailure, far: ConflictWhatIfProgress): Promise<void> {
    const { registrationsDone, registrationsAbout } = far;
    const ended = {
      status: 'failed',
      endedAt: now(),
      failure,
      registrationsDone,
      registrationsAbout,
    } as const;
    await this.#save(
      [kept.endWrite(this.#whatIf, ended)],
      conflictWhatIfEvent(this.#whatIf, 'failed', { reason: failure }),
    );
  }

  #save(writes: readonly Write[], ...events: EventDraft[]): Promise<null> {
    const change: Change = {
      at: now(),
      by: { kind: 'system', id: 'run-conflict-what-if', organisation: null },
      requestId: this.#eventId,
    };
    return commit(change, { writes, events, answer: null });
  }
}
