/** Running a what-if: reads the leads of its days, walks both policies over them, and keeps what came of it. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { log } from '#functions/kernel/log.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { TrackRecord } from './domain/distribution/best-fit.ts';
import { WhatIf } from './domain/distribution/what-if.ts';
import { aboutHowMany } from './domain/distribution/about-how-many.ts';
import { whatIfEvent } from './what-if-event.ts';
import { loadGazetteer } from './gazetteer.ts';
import { readGrounds, type Grounds } from './grounds.ts';
import { arrivals } from './store/arrivals.ts';
import { readTrackRecords } from './store/track-records.ts';
import * as kept from './store/what-ifs.ts';
import type { KeptWhatIf, WhatIfProgress } from './store/what-ifs.ts';

/** Runs that began and came to no end before it is given up. */
const mostRuns = 4;
const tellEveryMs = 1000;

type WhatIfFailure = 'interrupted' | 'too-many-leads';

const now = (): string => toInstant(nowMs());

const isMoved = (error: unknown): boolean => error instanceof ConditionFailed && error.label === 'what-if';

/**
 * Runs a what-if from its beginning to its end (1 request per list and 250 leads, and one each second to tell how far
 * it is). Turns are counted in memory, so that a run that was cut off leaves nothing to go on from: its event comes
 * again and walks anew. It may run twice or at the same time: the run that began last tells how far it is, and the one
 * that ends first writes the result, which is the only one there will be.
 * @param eventId the event that called for this run
 * @param mostMs what takes longer is given up, for it would be cut off each time
 */
export async function runWhatIf(whatIfId: string, eventId: string, mostMs: number): Promise<void> {
  const found = await kept.findWhatIf(whatIfId, now());
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

/** Track records are read only where a rule looks at them. */
const ranksByRecords = ({ rules }: PolicyDocument): boolean =>
  rules.some(({ strategy }) => 'ranking' in strategy && strategy.ranking.by === 'best-fit');

const readRecords = async (
  { index, policies }: Grounds,
  draft: PolicyDocument,
): Promise<ReadonlyMap<string, TrackRecord>> =>
  [policies.published.document, draft].some(ranksByRecords)
    ? readTrackRecords(index.all.map(({ id }) => id))
    : new Map<string, TrackRecord>();

class Run {
  #whatIf: KeptWhatIf;
  readonly #eventId: string;

  constructor(found: KeptWhatIf, eventId: string) {
    this.#whatIf = found;
    this.#eventId = eventId;
  }

  async begin(): Promise<void> {
    await this.#save([kept.takeUpWrite(this.#whatIf)]);
    this.#whatIf = { ...this.#whatIf, runs: this.#whatIf.runs + 1 };
  }

  async walk(untilMs: number): Promise<void> {
    const { id, from, to } = this.#whatIf;
    const [grounds, draft, gazetteer] = await Promise.all([
      readGrounds(),
      kept.findDraft(id),
      loadGazetteer(),
    ]);
    if (draft === undefined) throw new Error(`${id} has no draft`);
    const records = await readRecords(grounds, draft);
    const walk = new WhatIf(grounds.policies.published, draft, { index: grounds.index, records, gazetteer });
    const startedAt = now();
    let toldMs = performance.now();
    for await (const leads of arrivals(from, to)) {
      walk.take(leads);
      const last = leads.reduce(
        (latest, { facts }) => (facts.receivedAt > latest ? facts.receivedAt : latest),
        '',
      );
      const far = {
        leadsDone: walk.leads,
        leadsAbout: aboutHowMany(walk.leads, last, { from, to, now: startedAt }),
      };
      const nowMs = performance.now();
      if (nowMs > untilMs) return this.fail('too-many-leads', far);
      if (nowMs - toldMs < tellEveryMs) continue;
      await this.#save([kept.progressWrite(this.#whatIf, far)]);
      toldMs = nowMs;
    }
    const figures = walk.figures();
    const all = { leadsDone: walk.leads, leadsAbout: walk.leads };
    const ended = { status: 'finished', endedAt: now(), failure: null, ...all } as const;
    await this.#save(
      [kept.endWrite(this.#whatIf, ended), kept.resultWrite(this.#whatIf, figures)],
      whatIfEvent(this.#whatIf, 'finished', { leads: figures.leads, moved: figures.moved }),
    );
  }

  async fail(failure: WhatIfFailure, { leadsDone, leadsAbout }: WhatIfProgress): Promise<void> {
    const ended = { status: 'failed', endedAt: now(), failure, leadsDone, leadsAbout } as const;
    await this.#save(
      [kept.endWrite(this.#whatIf, ended)],
      whatIfEvent(this.#whatIf, 'failed', { reason: failure }),
    );
  }

  #save(writes: Parameters<typeof commit>[1]['writes'], ...events: EventDraft[]): Promise<null> {
    const change: Change = {
      at: now(),
      by: { kind: 'system', id: 'run-what-if', organisation: null },
      requestId: this.#eventId,
    };
    return commit(change, { writes, events, answer: null });
  }
}
