/** Running a what-if: reads the leads of its days, walks both policies over them, and keeps what came of it. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { WhatIfFigures } from '@rafiq/shared/leads/what-if-contract.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { runWhatIf as runKept, type WhatIfRun } from '#functions/kernel/what-if-run.ts';
import type { TrackRecord } from './domain/distribution/best-fit.ts';
import { WhatIf } from './domain/distribution/what-if.ts';
import { aboutHowMany } from './domain/distribution/about-how-many.ts';
import { loadGazetteer } from './gazetteer.ts';
import { readGrounds, type Grounds } from './grounds.ts';
import { arrivals } from './store/arrivals.ts';
import { readTrackRecords } from './store/track-records.ts';
import { whatIfs } from './store/what-ifs.ts';

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

/** Turns are counted in memory: each run walks from the first lead. */
async function walkLeads(run: WhatIfRun<PolicyDocument, WhatIfFigures>): Promise<void> {
  const { id, from, to } = run.whatIf;
  const [grounds, draft, gazetteer] = await Promise.all([
    readGrounds(),
    whatIfs.draftOrThrow(id),
    loadGazetteer(),
  ]);
  const records = await readRecords(grounds, draft);
  const walk = new WhatIf(grounds.policies.published, draft, { index: grounds.index, records, gazetteer });
  const startedAt = toInstant(nowMs());
  run.setOut();
  for await (const leads of arrivals(from, to)) {
    walk.take(leads);
    const last = leads.reduce(
      (latest, { facts }) => (facts.receivedAt > latest ? facts.receivedAt : latest),
      '',
    );
    const about = aboutHowMany(walk.leads, last, { from, to, now: startedAt });
    if (!(await run.tell({ done: walk.leads, about }))) return;
  }
  const figures = walk.figures();
  await run.finish(figures, walk.leads, { leads: figures.leads, moved: figures.moved });
}

/**
 * Runs a what-if from its beginning to its end (as `runWhatIf` of the kernel, and 1 request per 250 leads).
 * @param eventId the event that called for this run
 * @param mostMs what takes longer is given up, for it would be cut off each time
 */
export const runWhatIf = (whatIfId: string, eventId: string, mostMs: number): Promise<void> =>
  runKept(
    whatIfs,
    { whatIfId, eventId, worker: 'run-what-if', mostMs, tooLong: 'too-many-leads' },
    walkLeads,
  );
